package moestro.experts.linear;

import java.util.Arrays;
import moestro.experts.support.ActiveInputs;
import moestro.mixture.Expert;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Recursive least squares with exponential forgetting (Haykin, Adaptive Filter Theory, the chapter on RLS): the exact
 * solution of the weighted, slightly ridged least-squares problem over all lessons, at one rank-one update each.
 */
final class RecursiveLeastSquares implements Expert {
    private final Layout layout;
    private final boolean history;
    private final double forgetting;
    private final InputColumns columns;
    private final InverseCovariance covariance = new InverseCovariance();
    private final ActiveInputs active;
    private final SparseVector vector;
    private double[] weights = {};
    private double[] direction = {};

    RecursiveLeastSquares(Layout layout, double forgetting, int maxOneHot, boolean history) {
        this.layout = layout;
        this.history = history;
        this.forgetting = forgetting;
        columns = new InputColumns(layout.dense(), maxOneHot);
        active = new ActiveInputs(layout, history);
        vector = vector();
    }

    private SparseVector vector() {
        return new SparseVector(ActiveInputs.atOnce(layout));
    }

    @Override
    public void predict(Input input, float[] output) {
        ActiveInputs inputs = new ActiveInputs(layout, history).of(input);
        output[0] = (float) vector().of(inputs, columns).dot(weights);
    }

    @Override
    public void learn(Input input, float target) {
        columns.admit(active.of(input));
        grow();
        vector.of(active, columns);
        double variance = covariance.project(vector, direction);
        if (!(variance >= 0)) {
            // Rounding has cost the matrix its definiteness; a step along it would have any size and sign.
            covariance.reset();
            variance = covariance.project(vector, direction);
        }
        correct(target - vector.dot(weights), forgetting + variance);
        covariance.update(direction, forgetting);
    }

    /** Moves the weights along P x, and leaves in {@code direction} what the covariance loses. */
    private void correct(double residual, double total) {
        double step = residual / total;
        double scale = 1 / Math.sqrt(total);
        for (int i = 0; i < weights.length; i++) {
            weights[i] += step * direction[i];
            direction[i] *= scale;
        }
    }

    private void grow() {
        int size = columns.count();
        if (size > weights.length) {
            weights = Arrays.copyOf(weights, size);
            direction = new double[size];
            covariance.grow(size);
        }
    }

    @Override
    public void writeModel(StateWriter out) {
        columns.write(out);
        out.section("weights").putDoubles(weights);
    }

    @Override
    public void writeTraining(StateWriter out) {
        covariance.write(out);
    }

    @Override
    public void readModel(StateReader in) {
        columns.read(in);
        grow();
        weights = in.section("weights").getDoubles();
    }

    @Override
    public void readTraining(StateReader in) {
        covariance.read(in);
    }
}
