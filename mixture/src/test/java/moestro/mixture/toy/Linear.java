package moestro.mixture.toy;

import moestro.mixture.Expert;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** A linear model of the dense inputs by plain gradient steps: softmax regression, or least mean squares. */
public final class Linear implements Expert {
    private final Task task;
    private final double rate;
    private final double[][] weights;

    /** All weights 0. */
    public Linear(Task task, Layout layout, Parameters parameters) {
        this.task = task;
        this.rate = parameters.number("rate", .02, 0, 1);
        this.weights = new double[task.outputs()][layout.dense()];
    }

    @Override
    public void predict(Input input, float[] output) {
        double[] answer = answer(input.dense());
        for (int k = 0; k < output.length; k++) {
            output[k] = (float) answer[k];
        }
    }

    private double[] answer(float[] x) {
        double[] scores = new double[weights.length];
        for (int k = 0; k < scores.length; k++) {
            for (int i = 0; i < x.length; i++) {
                scores[k] += weights[k][i] * x[i];
            }
        }
        return task.isClassification() ? softmax(scores) : scores;
    }

    private static double[] softmax(double[] scores) {
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            scores[k] = StrictMath.exp(scores[k]);
            sum += scores[k];
        }
        for (int k = 0; k < scores.length; k++) {
            scores[k] /= sum;
        }
        return scores;
    }

    @Override
    public void learn(Input input, float target) {
        float[] x = input.dense();
        double[] answer = answer(x);
        for (int k = 0; k < weights.length; k++) {
            double truth = task.isClassification() ? (k == (int) target ? 1 : 0) : target;
            for (int i = 0; i < x.length; i++) {
                weights[k][i] += rate * (truth - answer[k]) * x[i];
            }
        }
    }

    @Override
    public void writeModel(StateWriter out) {
        out.section("linear");
        for (double[] row : weights) {
            out.putDoubles(row);
        }
    }

    @Override
    public void writeTraining(StateWriter out) {
        out.section("linear-training");
    }

    @Override
    public void readModel(StateReader in) {
        in.section("linear");
        for (double[] row : weights) {
            System.arraycopy(in.getDoubles(), 0, row, 0, row.length);
        }
    }

    @Override
    public void readTraining(StateReader in) {
        in.section("linear-training");
    }
}
