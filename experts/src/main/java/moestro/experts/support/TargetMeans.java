package moestro.experts.support;

import java.util.Arrays;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * The mean target of each category, drawn towards the mean of all by ten lessons' worth of it (Micci-Barreca 2001: A
 * preprocessing scheme for high-cardinality categorical attributes): for a number one column a feature, for two classes
 * the share of the first, for more classes the share of each. An unseen category has the mean of all. Means follow the
 * last thousand lessons of a category, more or less.
 *
 * <p>Only labels that have arrived count, and a lesson's own does not: such means are those that CatBoost calls ordered
 * (Prokhorenkova and others 2018).
 */
final class TargetMeans implements CategoryColumns {
    private static final float PRIOR_LESSONS = 10;
    private static final float MOST_LESSONS = 1000;

    private final Layout layout;
    private final boolean classes;
    private final int width;
    /** Of all lessons. */
    private final float[] overall;

    private float lessons;
    /** By slot of a category, {@code width} each. */
    private float[] means = {};
    /** By slot, at most {@link #MOST_LESSONS}. */
    private float[] counts = {};

    TargetMeans(Layout layout, Task task) {
        this.layout = layout;
        this.classes = task.isClassification();
        this.width = task.outputs() > 2 ? task.outputs() : 1;
        this.overall = new float[width];
    }

    @Override
    public int count() {
        return layout.categories() * width;
    }

    @Override
    public boolean needScale() {
        return true;
    }

    @Override
    public void encode(Input input, float[] into, int at) {
        for (int i = 0; i < layout.categories(); i++) {
            int slot = input.hot()[i] - layout.dense();
            boolean known = slot >= 0 && slot < counts.length;
            float weight = known ? counts[slot] / (counts[slot] + PRIOR_LESSONS) : 0;
            for (int k = 0; k < width; k++) {
                float own = known ? means[slot * width + k] : 0;
                into[at + i * width + k] = weight * own + (1 - weight) * overall[k];
            }
        }
    }

    @Override
    public void learn(Input input, float target) {
        lessons = Math.min(lessons + 1, MOST_LESSONS);
        move(overall, 0, target, lessons);
        for (int index : input.hot()) {
            if (index >= 0) {
                int slot = index - layout.dense();
                reserve(slot + 1);
                counts[slot] = Math.min(counts[slot] + 1, MOST_LESSONS);
                move(means, slot * width, target, counts[slot]);
            }
        }
    }

    private void move(float[] values, int from, float target, float count) {
        for (int k = 0; k < width; k++) {
            float truth = classes ? ((int) target == k ? 1 : 0) : target;
            values[from + k] += (truth - values[from + k]) / count;
        }
    }

    private void reserve(int slots) {
        if (slots > counts.length) {
            counts = Arrays.copyOf(counts, slots);
            means = Arrays.copyOf(means, slots * width);
        }
    }

    @Override
    public void write(StateWriter out) {
        out.section("target-mean").putFloat(lessons);
        out.putFloats(overall);
        FloatBlocks.write(out, "target-means", means, means.length);
        FloatBlocks.write(out, "target-counts", counts, counts.length);
    }

    @Override
    public void read(StateReader in) {
        lessons = in.section("target-mean").getFloat();
        float[] stored = in.getFloats();
        means = FloatBlocks.read(in, "target-means");
        counts = FloatBlocks.read(in, "target-counts");
        if (stored.length != width || means.length != width * counts.length) {
            throw new IllegalStateException("the state has means of " + stored.length + " targets, not " + width
                    + "; was it written for other classes?");
        }
        System.arraycopy(stored, 0, overall, 0, width);
    }
}
