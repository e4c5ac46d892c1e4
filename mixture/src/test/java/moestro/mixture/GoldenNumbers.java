package moestro.mixture;

/**
 * Small matrices from a closed formula, so that another implementation in another language can compute the same
 * example: {@code W(s,n,m)[i][j] = (((31 i + 17 j + 13 s + 7 i j) mod 23) - 11) / 11}.
 *
 * <p>The example that the golden tests share: 3 records of 4 inputs, 5 experts of 6 hidden units and 3 outputs, of whom
 * 2 are asked.
 */
public final class GoldenNumbers {
    /** Records. */
    public static final int RECORDS = 3;
    /** Inputs of a record. */
    public static final int INPUTS = 4;
    /** Experts. */
    public static final int EXPERTS = 5;

    private GoldenNumbers() {}

    /** W(seed, rows, columns). */
    public static double[][] matrix(int seed, int rows, int columns) {
        double[][] w = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                w[i][j] = ((31 * i + 17 * j + 13 * seed + 7 * i * j) % 23 - 11) / 11.0;
            }
        }
        return w;
    }

    /** V(seed, length): row 0 of W(seed, 1, length). */
    public static double[] vector(int seed, int length) {
        return matrix(seed, 1, length)[0];
    }

    /** The records, double[RECORDS][INPUTS]. */
    public static double[][] records() {
        return matrix(1, RECORDS, INPUTS);
    }

    /** The gate's weights, double[INPUTS][EXPERTS]. */
    public static double[][] gateWeights() {
        return matrix(2, INPUTS, EXPERTS);
    }

    /** Logits without a bias, double[RECORDS][EXPERTS]. */
    public static double[][] cleanLogits() {
        double[][] x = records();
        double[][] w = gateWeights();
        double[][] logits = new double[RECORDS][EXPERTS];
        for (int r = 0; r < RECORDS; r++) {
            for (int e = 0; e < EXPERTS; e++) {
                for (int i = 0; i < INPUTS; i++) {
                    logits[r][e] += x[r][i] * w[i][e];
                }
            }
        }
        return logits;
    }

    /** Rounds to float. */
    public static float[] floats(double[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return rounded;
    }
}
