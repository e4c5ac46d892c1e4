package moestro.mixture.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Linear functions of one record, functions across the lanes; sums stay in registers while the inputs pass. */
final class VectorRecord {
    private static final VectorSpecies<Float> SPECIES = VectorWidth.SPECIES;
    private static final int LANES = SPECIES.length();

    private VectorRecord() {}

    /** {@link Kernels#linear}. The last few functions are masked. */
    static void accumulate(float[] x, int xFrom, int inputs, float[] w, int wFrom, int n, float[] out, int outFrom) {
        int e = 0;
        for (; e + 4 * LANES <= n; e += 4 * LANES) {
            four(x, xFrom, inputs, w, wFrom + e, n, out, outFrom + e);
        }
        for (; e + LANES <= n; e += LANES) {
            one(x, xFrom, inputs, w, wFrom + e, n, out, outFrom + e);
        }
        if (e < n) {
            rest(x, xFrom, inputs, w, wFrom + e, n, out, outFrom + e, SPECIES.indexInRange(e, n));
        }
    }

    private static void four(float[] x, int xFrom, int inputs, float[] w, int wFrom, int n, float[] out, int to) {
        FloatVector first = FloatVector.fromArray(SPECIES, out, to);
        FloatVector second = FloatVector.fromArray(SPECIES, out, to + LANES);
        FloatVector third = FloatVector.fromArray(SPECIES, out, to + 2 * LANES);
        FloatVector fourth = FloatVector.fromArray(SPECIES, out, to + 3 * LANES);
        int at = wFrom;
        for (int i = 0; i < inputs; i++) {
            FloatVector value = FloatVector.broadcast(SPECIES, x[xFrom + i]);
            first = first.add(FloatVector.fromArray(SPECIES, w, at).mul(value));
            second = second.add(FloatVector.fromArray(SPECIES, w, at + LANES).mul(value));
            third = third.add(FloatVector.fromArray(SPECIES, w, at + 2 * LANES).mul(value));
            fourth =
                    fourth.add(FloatVector.fromArray(SPECIES, w, at + 3 * LANES).mul(value));
            at += n;
        }
        first.intoArray(out, to);
        second.intoArray(out, to + LANES);
        third.intoArray(out, to + 2 * LANES);
        fourth.intoArray(out, to + 3 * LANES);
    }

    private static void one(float[] x, int xFrom, int inputs, float[] w, int wFrom, int n, float[] out, int to) {
        FloatVector sum = FloatVector.fromArray(SPECIES, out, to);
        int at = wFrom;
        for (int i = 0; i < inputs; i++) {
            sum = sum.add(FloatVector.fromArray(SPECIES, w, at).mul(x[xFrom + i]));
            at += n;
        }
        sum.intoArray(out, to);
    }

    private static void rest(
            float[] x,
            int xFrom,
            int inputs,
            float[] w,
            int wFrom,
            int n,
            float[] out,
            int to,
            VectorMask<Float> mask) {
        FloatVector sum = FloatVector.fromArray(SPECIES, out, to, mask);
        int at = wFrom;
        for (int i = 0; i < inputs; i++) {
            sum = sum.add(FloatVector.fromArray(SPECIES, w, at, mask).mul(x[xFrom + i]));
            at += n;
        }
        sum.intoArray(out, to, mask);
    }

    /** {@link Kernels#linear(float[], int, Panels, float[], int)}: four registers at once, which may be of several panels. */
    static void apply(float[] x, int xFrom, Panels panels, float[] out, int outFrom) {
        int n = panels.padded();
        int e = 0;
        for (; e + 4 * LANES <= n; e += 4 * LANES) {
            four(x, xFrom, panels, e, out, outFrom + e);
        }
        for (; e < n; e += LANES) {
            one(x, xFrom, panels, e, out, outFrom + e);
        }
    }

    private static void four(float[] x, int xFrom, Panels panels, int e, float[] out, int to) {
        float[] w = panels.weights();
        int at0 = panels.start(e);
        int at1 = panels.start(e + LANES);
        int at2 = panels.start(e + 2 * LANES);
        int at3 = panels.start(e + 3 * LANES);
        FloatVector first = FloatVector.fromArray(SPECIES, panels.bias(), e);
        FloatVector second = FloatVector.fromArray(SPECIES, panels.bias(), e + LANES);
        FloatVector third = FloatVector.fromArray(SPECIES, panels.bias(), e + 2 * LANES);
        FloatVector fourth = FloatVector.fromArray(SPECIES, panels.bias(), e + 3 * LANES);
        for (int i = 0; i < panels.inputs(); i++) {
            FloatVector value = FloatVector.broadcast(SPECIES, x[xFrom + i]);
            int row = i * Panels.WIDTH;
            first = first.add(FloatVector.fromArray(SPECIES, w, at0 + row).mul(value));
            second = second.add(FloatVector.fromArray(SPECIES, w, at1 + row).mul(value));
            third = third.add(FloatVector.fromArray(SPECIES, w, at2 + row).mul(value));
            fourth = fourth.add(FloatVector.fromArray(SPECIES, w, at3 + row).mul(value));
        }
        first.intoArray(out, to);
        second.intoArray(out, to + LANES);
        third.intoArray(out, to + 2 * LANES);
        fourth.intoArray(out, to + 3 * LANES);
    }

    static void one(float[] x, int xFrom, Panels panels, int e, float[] out, int to) {
        int at = panels.start(e);
        FloatVector sum = FloatVector.fromArray(SPECIES, panels.bias(), e);
        for (int i = 0; i < panels.inputs(); i++) {
            sum = sum.add(FloatVector.fromArray(SPECIES, panels.weights(), at + i * Panels.WIDTH)
                    .mul(x[xFrom + i]));
        }
        sum.intoArray(out, to);
    }
}
