package moestro.bench.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/** Whoever is timed against us must compute the same. */
final class Agreement {
    private static final float NEAR = 1e-4f;

    private Agreement() {}

    /**
     * Compares the gate's choices, except where two scores lie so near that rounding decides.
     *
     * @throws IllegalStateException if they differ
     */
    static void ofGate(Torch torch, Sizes sizes, int rows) {
        int k = sizes.k();
        int[] chosen = new int[rows * k];
        float[] shares = new float[rows * k];
        sizes.gate().choose(sizes.batch(rows), rows, k, chosen, shares);
        TorchGate peer = new TorchGate(torch, sizes, rows, false);
        NDList theirs = peer.choose();
        float[] theirShares = theirs.get(0).toFloatArray();
        long[] theirChoice = theirs.get(1).toLongArray();
        peer.between();
        int swapped = 0;
        for (int i = 0; i < chosen.length; i++) {
            require(shares[i], theirShares[i], "share", i);
            swapped += chosen[i] == theirChoice[i] ? 0 : 1;
        }
        if (swapped > rows / 100) {
            throw new IllegalStateException(swapped + " of " + chosen.length + " choices differ from PyTorch's");
        }
    }

    /** Compares the layer's answers. */
    static void ofLayer(Torch torch, Sizes sizes, int rows) {
        float[] y = new float[rows * sizes.inputs()];
        sizes.layer().apply(sizes.batch(rows), rows, y);
        for (boolean closesAtOnce : new boolean[] {true, false}) {
            TorchLayer peer = new TorchLayer(torch, sizes, rows, closesAtOnce);
            NDArray answers = peer.apply();
            float[] theirs = answers.toFloatArray();
            peer.between();
            for (int i = 0; i < y.length; i++) {
                require(y[i], theirs[i], "answer", i);
            }
        }
    }

    private static void require(float ours, float theirs, String what, int at) {
        if (!(Math.abs(ours - theirs) <= NEAR * Math.max(1, Math.abs(theirs)))) {
            throw new IllegalStateException(what + " " + at + " is " + ours + ", and PyTorch's is " + theirs);
        }
    }
}
