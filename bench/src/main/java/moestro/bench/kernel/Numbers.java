package moestro.bench.kernel;

import moestro.mixture.Hash;

/** Numbers to compute with: the same in every run. */
final class Numbers {
    private Numbers() {}

    /** Normal numbers of deviation {@code scale}, float[n]; {@code which} tells arrays apart. */
    static float[] gaussian(long which, int n, double scale) {
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = (float) (scale * Hash.gaussian(Hash.mix(which, i)));
        }
        return numbers;
    }

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
