package moestro.experts.smile;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** An intercept and a weight for each dense input and each of the first one-hot slots; later slots weigh nothing. */
final class LinearModel implements FittedModel {
    private final int dense;
    private final double intercept;
    private final double[] weights;

    /**
     * @param dense how many numbers of a row are dense inputs; the rest are one-hot indices
     * @param weights of the inputs, dense first
     */
    LinearModel(int dense, double intercept, double[] weights) {
        this.dense = dense;
        this.intercept = intercept;
        this.weights = weights;
    }

    @Override
    public void predict(float[] row, double[] scores) {
        double sum = intercept;
        for (int i = 0; i < dense; i++) {
            sum += row[i] * weights[i];
        }
        for (int i = dense; i < row.length; i++) {
            int slot = (int) row[i];
            if (slot >= 0 && slot < weights.length) {
                sum += weights[slot];
            }
        }
        scores[0] = sum;
    }

    @Override
    public void write(StateWriter out) {
        out.section("weights");
        out.putInt(dense);
        out.putDouble(intercept);
        out.putDoubles(weights);
    }

    static LinearModel read(StateReader in) {
        return new LinearModel(in.section("weights").getInt(), in.getDouble(), in.getDoubles());
    }
}
