package moestro.experts.smile;

import moestro.mixture.Input;
import moestro.mixture.Layout;

/**
 * How an event becomes a net's input: standardised numbers, the label history, then one-hot slots, of which there are
 * more as categories appear. The constant 1 is left out: a layer has a bias.
 *
 * @param layout the shape of events
 * @param history whether the label history takes part
 * @param maxSlots most one-hot slots; later ones are ignored
 */
record NetInput(Layout layout, boolean history, int maxSlots) {
    private static final int STEP = 32;

    NetInput {
        history = history && layout.history() > 0;
    }

    /** Inputs that are not one-hot slots. */
    int base() {
        return layout.numbers() + (history ? layout.history() : 0);
    }

    /** Slots to begin with. */
    int firstSlots() {
        return layout.categories() == 0 ? 0 : Math.min(STEP, maxSlots);
    }

    /** Slots needed for an event, at least those there are: they grow in steps, so that a net is seldom rebuilt. */
    int slotsFor(Input input, int slots) {
        int most = slots;
        for (int hot : input.hot()) {
            most = Math.max(most, hot - layout.dense() + 1);
        }
        return most == slots ? slots : Math.min(maxSlots, (most + STEP - 1) / STEP * STEP);
    }

    /** The input vector. */
    double[] encode(Input input, int slots) {
        int base = base();
        double[] x = new double[base + slots];
        float[] dense = input.dense();
        for (int i = 0; i < base; i++) {
            x[i] = dense[i];
        }
        for (int hot : input.hot()) {
            int slot = hot - layout.dense();
            if (slot >= 0 && slot < slots) {
                x[base + slot] = 1;
            }
        }
        return x;
    }
}
