package moestro.experts.smile;

import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** What is answered before the first fit: the mean target, or the classes' frequencies (each counted one more). */
final class Prior {
    private final boolean classes;
    private final double[] sums;
    private long count;

    /** Nothing seen: 0, or equal probabilities. */
    Prior(Task task) {
        this.classes = task.isClassification();
        this.sums = new double[task.outputs()];
    }

    /** Counts one target; one that is not finite is passed over. */
    void add(float target) {
        if (Float.isFinite(target)) {
            count++;
            sums[classes ? (int) target : 0] += classes ? 1 : target;
        }
    }

    /** Writes the answer. */
    void predict(double[] scores) {
        for (int i = 0; i < sums.length; i++) {
            scores[i] = classes ? (sums[i] + 1) / (count + sums.length) : sums[0] / Math.max(1, count);
        }
    }

    /** Writes one section. */
    void write(StateWriter out) {
        out.section("prior");
        out.putLong(count);
        out.putDoubles(sums);
    }

    /** Reads what {@link #write} wrote. */
    void read(StateReader in) {
        count = in.section("prior").getLong();
        double[] stored = in.getDoubles();
        if (stored.length != sums.length) {
            throw new IllegalStateException(
                    "the state has " + stored.length + " outputs, the task " + sums.length + ": is it another task's?");
        }
        System.arraycopy(stored, 0, sums, 0, sums.length);
    }
}
