package moestro.mixture.gate;

import moestro.mixture.kernel.Softmax;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * {@code s_k = theta m_k + sum_e w_e (lp_ek - m_k)}, softmax over k: {@code lp} the experts' log probabilities, {@code
 * m} their mean over those that answered. Starts as the geometric mean (theta 1, w 0); cross-entropy gradient with a
 * normalised step.
 */
final class ClassStack implements Stack {
    private static final double FLOOR = 1e-2;
    private static final float[] NONE = {};

    private final int experts;
    private final int classes;
    private final double rate;
    private final double[] weights; // one per expert, then theta
    private final double[] squares;

    ClassStack(int experts, int classes, double rate) {
        this.experts = experts;
        this.classes = classes;
        this.rate = rate;
        this.weights = new double[experts + 1];
        this.squares = new double[experts + 1];
        this.weights[experts] = 1;
    }

    @Override
    public float[] inputsNow() {
        return NONE;
    }

    @Override
    public float[] combine(int[] members, float[][] answers, float[] inputs) {
        double[][] logs = logs(answers);
        double[] probabilities = probabilities(members, logs, mean(logs));
        float[] combined = new float[classes];
        for (int k = 0; k < classes; k++) {
            combined[k] = (float) probabilities[k];
        }
        return combined;
    }

    @Override
    public double[] weights(int[] members) {
        double[] shares = new double[members.length];
        double own = 0;
        for (int e : members) {
            own += weights[e];
        }
        for (int j = 0; j < members.length; j++) {
            shares[j] = weights[members[j]] + (weights[experts] - own) / members.length;
        }
        return shares;
    }

    private double[] probabilities(int[] members, double[][] logs, double[] mean) {
        double[] scores = new double[classes];
        for (int k = 0; k < classes; k++) {
            double score = weights[experts] * mean[k];
            for (int j = 0; j < members.length; j++) {
                score += weights[members[j]] * (logs[j][k] - mean[k]);
            }
            scores[k] = score;
        }
        return Softmax.of(scores);
    }

    private double[][] logs(float[][] answers) {
        double[][] logs = new double[answers.length][classes];
        for (int j = 0; j < answers.length; j++) {
            for (int k = 0; k < classes; k++) {
                logs[j][k] = Losses.logOf(answers[j][k]);
            }
        }
        return logs;
    }

    private double[] mean(double[][] logs) {
        double[] mean = new double[classes];
        for (double[] row : logs) {
            for (int k = 0; k < classes; k++) {
                mean[k] += row[k] / logs.length;
            }
        }
        return mean;
    }

    @Override
    public void learn(int[] members, float[][] answers, float[] inputs, double truth, double deviation, double trust) {
        double[][] logs = logs(answers);
        double[] mean = mean(logs);
        double[] error = probabilities(members, logs, mean);
        error[(int) truth] -= 1;
        double onTheta = 0;
        for (int k = 0; k < classes; k++) {
            onTheta += error[k] * mean[k];
        }
        for (int j = 0; j < members.length; j++) {
            double gradient = 0;
            for (int k = 0; k < classes; k++) {
                gradient += error[k] * (logs[j][k] - mean[k]);
            }
            step(members[j], gradient, trust);
        }
        step(experts, onTheta, trust);
    }

    private void step(int at, double gradient, double trust) {
        squares[at] = .999 * squares[at] + .001 * gradient * gradient;
        weights[at] -= rate * trust * gradient / (StrictMath.sqrt(squares[at]) + FLOOR);
    }

    @Override
    public void renew(int expert) {
        weights[expert] = 0;
        squares[expert] = 0;
    }

    @Override
    public void write(StateWriter out) {
        out.putDoubles(weights);
        out.putDoubles(squares);
    }

    @Override
    public void read(StateReader in) {
        System.arraycopy(in.getDoubles(), 0, weights, 0, weights.length);
        System.arraycopy(in.getDoubles(), 0, squares, 0, squares.length);
    }
}
