package moestro.experts.support;

import moestro.mixture.Input;
import moestro.mixture.Layout;

/**
 * The inputs of one event that are not zero, as pairs of index and value: the dense part (optionally without the label
 * history), then a 1 at the index of each known category. A reusable scratch; belongs to one thread.
 */
public final class ActiveInputs {
    /** A label history that leaves this range is clipped to it: float32 squares and products stay finite. */
    private static final float LARGEST = 1e9f;

    private final Layout layout;
    private final boolean history;
    private final int[] indices;
    private final float[] values;
    private int count;
    private int end;

    /**
     * Makes an empty one.
     *
     * @param layout the shape of the events to come
     * @param history whether the label history is seen; if not, its inputs count as zero
     */
    public ActiveInputs(Layout layout, boolean history) {
        this.layout = layout;
        this.history = history;
        indices = new int[atOnce(layout)];
        values = new float[indices.length];
    }

    /** Takes the inputs of this event; forgets the ones before. */
    public ActiveInputs of(Input input) {
        return of(input.dense(), 0, input.hot(), 0);
    }

    /** Takes the inputs of an event whose dense part and one-hot indices begin at these places. */
    public ActiveInputs of(float[] dense, int denseFrom, int[] hot, int hotFrom) {
        count = 0;
        end = layout.dense();
        addDense(dense, denseFrom, 0, history ? layout.dense() : layout.numbers());
        if (!history) {
            addDense(dense, denseFrom, layout.bias(), layout.dense());
        }
        for (int i = 0; i < layout.categories(); i++) {
            addHot(hot[hotFrom + i]);
        }
        return this;
    }

    private void addDense(float[] dense, int denseFrom, int from, int to) {
        for (int i = from; i < to; i++) {
            float value = Math.clamp(dense[denseFrom + i], -LARGEST, LARGEST);
            if (value != 0) {
                indices[count] = i;
                values[count++] = value;
            }
        }
    }

    private void addHot(int index) {
        if (index >= 0) {
            indices[count] = index;
            values[count++] = 1;
            end = Math.max(end, index + 1);
        }
    }

    /** How many inputs are not zero. */
    public int count() {
        return count;
    }

    /** The index of the i-th of them. */
    public int index(int i) {
        return indices[i];
    }

    /** The value of the i-th of them. */
    public float value(int i) {
        return values[i];
    }

    /** Their indices, the first {@link #count()} of the array. Not to be written. */
    public int[] indices() {
        return indices;
    }

    /** Their values, the first {@link #count()} of the array. Not to be written. */
    public float[] values() {
        return values;
    }

    /** One more than the highest index that can be non-zero in this event: at least the length of the dense part. */
    public int end() {
        return end;
    }

    /** How many inputs at most are not zero in one event of this shape. */
    public static int atOnce(Layout layout) {
        return layout.dense() + layout.categories();
    }
}
