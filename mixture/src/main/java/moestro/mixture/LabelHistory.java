package moestro.mixture;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * What the labels that have arrived say: inputs for linear models and nets (the last label and its running means), the
 * scale in which experts learn a number, its range, and the prior answer when no expert can give one.
 */
public final class LabelHistory {
    private static final double FAST = .3;
    private static final double SLOW = .05;
    /** The target's mean and deviation are fixed after this many labels: experts keep old targets in their windows. */
    private static final int SCALE_LABELS = 200;

    private final Task task;
    private final int width;
    private final double[] last;
    private final double[] fast;
    private final double[] slow;
    private final double[] counts;
    private long n;
    private double mean;
    private double squares;
    private double deviation = 1;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    LabelHistory(Task task) {
        this.task = task;
        this.width = task.outputs() > 2 ? task.outputs() : 1;
        this.last = new double[width];
        this.fast = new double[width];
        this.slow = new double[width];
        this.counts = new double[task.outputs()];
    }

    int inputs() {
        return manyClasses() ? width : 3;
    }

    private boolean manyClasses() {
        return width > 1;
    }

    /** The inputs as of now, float[layout.history()]. */
    public float[] inputsNow() {
        double gain = task.isClassification() ? 2 : 1;
        float[] inputs = new float[inputs()];
        if (manyClasses()) {
            for (int k = 0; k < width; k++) {
                inputs[k] = (float) (gain * slow[k]);
            }
        } else {
            inputs[0] = (float) (gain * last[0]);
            inputs[1] = (float) (gain * fast[0]);
            inputs[2] = (float) (gain * slow[0]);
        }
        return inputs;
    }

    void learn(double label) {
        n++;
        if (task.isClassification()) {
            counts[(int) label]++;
        } else {
            learnScale(label);
        }
        for (int k = 0; k < width; k++) {
            double value = task.isClassification() ? ((int) label == k ? 1 : 0) - 1.0 / task.outputs() : scaled(label);
            last[k] = value;
            fast[k] += FAST * (value - fast[k]);
            slow[k] += SLOW * (value - slow[k]);
        }
    }

    private void learnScale(double label) {
        least = Math.min(least, label);
        most = Math.max(most, label);
        if (n <= SCALE_LABELS) {
            double before = label - mean;
            mean += before / n;
            squares += before * (label - mean);
            double spread = StrictMath.sqrt(squares / n);
            deviation = spread > 1e-9 * Math.max(1, Math.abs(mean)) ? spread : 1;
        }
    }

    /** A label in the scale of the experts. */
    public double scaled(double label) {
        return (label - mean) / deviation;
    }

    /** A scaled number in the unit of the labels. */
    public double unscaled(double value) {
        return mean + deviation * value;
    }

    /** How many label units one scaled unit is. */
    public double deviation() {
        return deviation;
    }

    /** Clips a scaled number to the range of the labels seen; 0 before the first. */
    public float clipped(double scaledValue) {
        return n == 0 ? 0 : (float) Math.max(scaled(least), Math.min(scaled(most), scaledValue));
    }

    /** The answer of nobody: the classes' frequencies, or the scaled mean 0. */
    public float[] prior() {
        float[] prior = new float[task.outputs()];
        if (task.isClassification()) {
            for (int k = 0; k < prior.length; k++) {
                prior[k] = (float) ((counts[k] + 1) / (n + prior.length));
            }
        }
        return prior;
    }

    void write(StateWriter out) {
        out.putLong(n);
        out.putDoubles(last);
        out.putDoubles(fast);
        out.putDoubles(slow);
        out.putDoubles(counts);
        out.putDoubles(new double[] {mean, squares, deviation, least, most});
    }

    void read(StateReader in) {
        n = in.getLong();
        System.arraycopy(in.getDoubles(), 0, last, 0, width);
        System.arraycopy(in.getDoubles(), 0, fast, 0, width);
        System.arraycopy(in.getDoubles(), 0, slow, 0, width);
        System.arraycopy(in.getDoubles(), 0, counts, 0, counts.length);
        double[] scale = in.getDoubles();
        mean = scale[0];
        squares = scale[1];
        deviation = scale[2];
        least = scale[3];
        most = scale[4];
    }
}
