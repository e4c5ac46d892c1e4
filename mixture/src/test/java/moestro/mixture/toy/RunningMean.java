package moestro.mixture.toy;

import java.util.Arrays;
import java.util.Map;
import moestro.mixture.Expert;
import moestro.mixture.Input;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** The classes' running shares, or the running mean of the targets, whatever the input. */
public final class RunningMean implements Expert {
    private static final double RATE = .02;

    private final Task task;
    private final double[] mean;
    private long lessons;

    /** Has seen nothing. */
    public RunningMean(Task task) {
        this.task = task;
        this.mean = new double[task.outputs()];
        if (task.isClassification()) {
            Arrays.fill(mean, 1.0 / mean.length);
        }
    }

    @Override
    public void predict(Input input, float[] output) {
        for (int k = 0; k < output.length; k++) {
            output[k] = (float) mean[k];
        }
    }

    @Override
    public void learn(Input input, float target) {
        lessons++;
        for (int k = 0; k < mean.length; k++) {
            double value = task.isClassification() ? (k == (int) target ? 1 : 0) : target;
            mean[k] += RATE * (value - mean[k]);
        }
    }

    /** How many lessons are in a state it wrote. */
    public static long lessons(byte[] training) {
        return new StateReader(Map.of("", training)).section("").getLong();
    }

    @Override
    public void writeModel(StateWriter out) {
        out.section("mean").putDoubles(mean);
    }

    @Override
    public void writeTraining(StateWriter out) {
        out.section("mean-training").putLong(lessons);
    }

    @Override
    public void readModel(StateReader in) {
        System.arraycopy(in.section("mean").getDoubles(), 0, mean, 0, mean.length);
    }

    @Override
    public void readTraining(StateReader in) {
        lessons = in.section("mean-training").getLong();
    }
}
