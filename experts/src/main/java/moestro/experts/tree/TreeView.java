package moestro.experts.tree;

import java.util.Arrays;
import moestro.mixture.Input;
import moestro.mixture.Layout;

/**
 * What the trees see of an event. Splits see {@link Input#ordinals()}; linear leaves see {@link Input#dense()} without
 * the label history, and {@link Input#hot()}. With the history on, both see it too: splits as further features after
 * the ordinals.
 *
 * @param layout the shape of the inputs
 * @param history whether to show the label history
 */
record TreeView(Layout layout, boolean history) {
    /** Weights of categories are allocated in steps of this many. */
    private static final int STEP = 16;

    /** How many features splits see. */
    int features() {
        return layout.features() + (history ? layout.history() : 0);
    }

    /** The features that splits see; not to be written. */
    float[] row(Input input) {
        if (!history) {
            return input.ordinals();
        }
        float[] row = Arrays.copyOf(input.ordinals(), features());
        System.arraycopy(input.dense(), layout.numbers(), row, layout.features(), layout.history());
        return row;
    }

    /** The answer of a linear model; categories it has no weight for count nothing. */
    double dot(float[] weights, Input input) {
        float[] dense = input.dense();
        int shown = shown();
        double sum = weights[layout.bias()];
        for (int i = 0; i < shown; i++) {
            sum += weights[i] * dense[i];
        }
        for (int index : input.hot()) {
            if (index >= 0 && index < weights.length) {
                sum += weights[index];
            }
        }
        return sum;
    }

    /** The squared length of what {@link #dot} sees. */
    double squaredLength(float[] weights, Input input) {
        float[] dense = input.dense();
        int shown = shown();
        double sum = 1;
        for (int i = 0; i < shown; i++) {
            sum += dense[i] * dense[i];
        }
        for (int index : input.hot()) {
            sum += index >= 0 && index < weights.length ? 1 : 0;
        }
        return sum;
    }

    /** Adds a multiple of what {@link #dot} sees to the weights. */
    void add(float[] weights, Input input, double amount) {
        float[] dense = input.dense();
        int shown = shown();
        weights[layout.bias()] += (float) amount;
        for (int i = 0; i < shown; i++) {
            weights[i] += (float) (amount * dense[i]);
        }
        for (int index : input.hot()) {
            if (index >= 0 && index < weights.length) {
                weights[index] += (float) amount;
            }
        }
    }

    /**
     * The weights, or a longer copy if this input has a category they do not know; null counts as none.
     *
     * @param most weights, at least {@code layout.dense()}; categories beyond have none
     */
    float[] fit(float[] weights, Input input, int most) {
        int length = weights == null ? 0 : weights.length;
        int needed = layout.dense();
        for (int index : input.hot()) {
            needed = Math.max(needed, index + 1);
        }
        if (Math.min(needed, most) <= length) {
            return weights;
        }
        int rounded = layout.dense() + Math.ceilDiv(needed - layout.dense(), STEP) * STEP;
        rounded = Math.min(rounded, most);
        return weights == null ? new float[rounded] : Arrays.copyOf(weights, rounded);
    }

    /** How many entries of the dense input are shown; the constant comes after the history and is shown always. */
    private int shown() {
        return history ? layout.bias() : layout.numbers();
    }
}
