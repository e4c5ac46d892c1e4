package moestro.mixture.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Linear functions of four records, functions across the lanes: two registers of weights serve all four. */
final class VectorFour {
    private static final VectorSpecies<Float> SPECIES = VectorWidth.SPECIES;
    private static final int LANES = SPECIES.length();

    private VectorFour() {}

    /** {@link Kernels#linearOfFour}. A panel is a whole number of pairs of registers, or one register. */
    static void apply(float[] x, int[] starts, int from, Panels panels, float[] out) {
        int n = panels.padded();
        int e = 0;
        for (; e + 2 * LANES <= n; e += 2 * LANES) {
            pair(x, starts, from, panels, e, out);
        }
        if (e < n) {
            for (int r = 0; r < 4; r++) {
                VectorRecord.one(x, starts[from + r], panels, e, out, r * n + e);
            }
        }
    }

    private static void pair(float[] x, int[] starts, int from, Panels panels, int e, float[] out) {
        int inputs = panels.inputs();
        float[] w = panels.weights();
        int left = panels.start(e);
        int right = panels.start(e + LANES);
        int x0 = starts[from];
        int x1 = starts[from + 1];
        int x2 = starts[from + 2];
        int x3 = starts[from + 3];
        FloatVector left0 = FloatVector.fromArray(SPECIES, panels.bias(), e);
        FloatVector right0 = FloatVector.fromArray(SPECIES, panels.bias(), e + LANES);
        FloatVector left1 = FloatVector.fromArray(SPECIES, panels.bias(), e);
        FloatVector right1 = FloatVector.fromArray(SPECIES, panels.bias(), e + LANES);
        FloatVector left2 = FloatVector.fromArray(SPECIES, panels.bias(), e);
        FloatVector right2 = FloatVector.fromArray(SPECIES, panels.bias(), e + LANES);
        FloatVector left3 = FloatVector.fromArray(SPECIES, panels.bias(), e);
        FloatVector right3 = FloatVector.fromArray(SPECIES, panels.bias(), e + LANES);
        int i = 0;
        for (; i + 2 <= inputs; i += 2) {
            FloatVector leftWeights = FloatVector.fromArray(SPECIES, w, left + i * Panels.WIDTH);
            FloatVector rightWeights = FloatVector.fromArray(SPECIES, w, right + i * Panels.WIDTH);
            FloatVector value0 = FloatVector.broadcast(SPECIES, x[x0 + i]);
            left0 = left0.add(leftWeights.mul(value0));
            right0 = right0.add(rightWeights.mul(value0));
            FloatVector value1 = FloatVector.broadcast(SPECIES, x[x1 + i]);
            left1 = left1.add(leftWeights.mul(value1));
            right1 = right1.add(rightWeights.mul(value1));
            FloatVector value2 = FloatVector.broadcast(SPECIES, x[x2 + i]);
            left2 = left2.add(leftWeights.mul(value2));
            right2 = right2.add(rightWeights.mul(value2));
            FloatVector value3 = FloatVector.broadcast(SPECIES, x[x3 + i]);
            left3 = left3.add(leftWeights.mul(value3));
            right3 = right3.add(rightWeights.mul(value3));
            FloatVector leftWeightsNext = FloatVector.fromArray(SPECIES, w, left + i * Panels.WIDTH + Panels.WIDTH);
            FloatVector rightWeightsNext = FloatVector.fromArray(SPECIES, w, right + i * Panels.WIDTH + Panels.WIDTH);
            FloatVector value0Next = FloatVector.broadcast(SPECIES, x[x0 + i + 1]);
            left0 = left0.add(leftWeightsNext.mul(value0Next));
            right0 = right0.add(rightWeightsNext.mul(value0Next));
            FloatVector value1Next = FloatVector.broadcast(SPECIES, x[x1 + i + 1]);
            left1 = left1.add(leftWeightsNext.mul(value1Next));
            right1 = right1.add(rightWeightsNext.mul(value1Next));
            FloatVector value2Next = FloatVector.broadcast(SPECIES, x[x2 + i + 1]);
            left2 = left2.add(leftWeightsNext.mul(value2Next));
            right2 = right2.add(rightWeightsNext.mul(value2Next));
            FloatVector value3Next = FloatVector.broadcast(SPECIES, x[x3 + i + 1]);
            left3 = left3.add(leftWeightsNext.mul(value3Next));
            right3 = right3.add(rightWeightsNext.mul(value3Next));
        }
        for (; i < inputs; i++) {
            FloatVector leftWeights = FloatVector.fromArray(SPECIES, w, left + i * Panels.WIDTH);
            FloatVector rightWeights = FloatVector.fromArray(SPECIES, w, right + i * Panels.WIDTH);
            FloatVector value0 = FloatVector.broadcast(SPECIES, x[x0 + i]);
            left0 = left0.add(leftWeights.mul(value0));
            right0 = right0.add(rightWeights.mul(value0));
            FloatVector value1 = FloatVector.broadcast(SPECIES, x[x1 + i]);
            left1 = left1.add(leftWeights.mul(value1));
            right1 = right1.add(rightWeights.mul(value1));
            FloatVector value2 = FloatVector.broadcast(SPECIES, x[x2 + i]);
            left2 = left2.add(leftWeights.mul(value2));
            right2 = right2.add(rightWeights.mul(value2));
            FloatVector value3 = FloatVector.broadcast(SPECIES, x[x3 + i]);
            left3 = left3.add(leftWeights.mul(value3));
            right3 = right3.add(rightWeights.mul(value3));
        }
        int n = panels.padded();
        left0.intoArray(out, e);
        right0.intoArray(out, e + LANES);
        left1.intoArray(out, n + e);
        right1.intoArray(out, n + e + LANES);
        left2.intoArray(out, 2 * n + e);
        right2.intoArray(out, 2 * n + e + LANES);
        left3.intoArray(out, 3 * n + e);
        right3.intoArray(out, 3 * n + e + LANES);
    }
}
