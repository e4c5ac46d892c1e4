package moestro.experts.neighbors;

import java.util.Arrays;
import moestro.mixture.Expert;
import moestro.mixture.Input;
import moestro.mixture.Task;
import moestro.mixture.kernel.Kernels;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Neighbours weighted by inverse distance, {@code 1 / (sqrt d + .1 sqrt d_k + 1e-6)}, d_k the distance of the farthest
 * one asked. Classes: {@code p = (k share + .6/K) / (k + .6)} over K classes. With fewer than k lessons it knows
 * nothing.
 */
final class NearestNeighbors implements Expert {
    private static final Kernels KERNELS = Kernels.get();
    private static final double SOFTENING = .1;
    private static final double LEAST_DISTANCE = 1e-6;
    private static final double PRIOR_VOTES = .6;

    private final Task task;
    private final Window window;
    private final int nearest;

    NearestNeighbors(Task task, Window window, int nearest) {
        this.task = task;
        this.window = window;
        this.nearest = nearest;
    }

    @Override
    public void predict(Input input, float[] output) {
        if (window.size() < nearest) {
            Arrays.fill(output, task.isClassification() ? 1f / task.outputs() : 0);
        } else {
            vote(input, output);
        }
    }

    private void vote(Input input, float[] output) {
        float[] closeness = new float[nearest];
        int[] rows = new int[nearest];
        float[] scores = window.distances(input);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = -scores[i];
        }
        KERNELS.topK(scores, scores.length, nearest, closeness, rows);
        double[] weights = weights(closeness);
        if (task.isClassification()) {
            probabilities(rows, weights, output);
        } else {
            output[0] = (float) mean(rows, weights);
        }
    }

    /** Weights that sum to 1. */
    private static double[] weights(float[] closeness) {
        double[] weights = new double[closeness.length];
        double softening = SOFTENING * Math.sqrt(-closeness[closeness.length - 1]) + LEAST_DISTANCE;
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1 / (Math.sqrt(-closeness[i]) + softening);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private void probabilities(int[] rows, double[] weights, float[] output) {
        double total = nearest + PRIOR_VOTES;
        Arrays.fill(output, (float) (PRIOR_VOTES / task.outputs() / total));
        for (int i = 0; i < rows.length; i++) {
            output[(int) window.target(rows[i])] += (float) (weights[i] * nearest / total);
        }
    }

    private double mean(int[] rows, double[] weights) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += weights[i] * window.target(rows[i]);
        }
        return sum;
    }

    @Override
    public void learn(Input input, float target) {
        window.add(input, target);
    }

    @Override
    public void writeModel(StateWriter out) {
        window.write(out);
    }

    @Override
    public void writeTraining(StateWriter out) {
        // the window is all there is, and predicting needs it
    }

    @Override
    public void readModel(StateReader in) {
        window.read(in);
    }

    @Override
    public void readTraining(StateReader in) {
        // nothing was written
    }
}
