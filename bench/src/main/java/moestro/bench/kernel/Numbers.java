package moestro.bench.kernel;

/** Matrices as others keep them. */
final class Numbers {
    private Numbers() {}

    /** A matrix with its rows and columns exchanged, as PyTorch keeps a layer's weights. */
    static float[] transposed(float[] matrix, int rows, int columns) {
        float[] turned = new float[matrix.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                turned[j * rows + i] = matrix[i * columns + j];
            }
        }
        return turned;
    }
}
