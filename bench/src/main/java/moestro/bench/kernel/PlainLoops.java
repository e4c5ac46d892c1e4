package moestro.bench.kernel;

/** What a programmer writes first: weights expert by expert, one dot product each, four sums at a time. */
final class PlainLoops {
    private PlainLoops() {}

    /** {@code out[e] = sum_i weights[e * inputs + i] * x[i]}. */
    static void rows(float[] weights, float[] x, int inputs, float[] out) {
        for (int e = 0; e < out.length; e++) {
            int at = e * inputs;
            float a = 0;
            float b = 0;
            float c = 0;
            float d = 0;
            int i = 0;
            for (; i + 4 <= inputs; i += 4) {
                a += weights[at + i] * x[i];
                b += weights[at + i + 1] * x[i + 1];
                c += weights[at + i + 2] * x[i + 2];
                d += weights[at + i + 3] * x[i + 3];
            }
            for (; i < inputs; i++) {
                a += weights[at + i] * x[i];
            }
            out[e] = a + b + c + d;
        }
    }
}
