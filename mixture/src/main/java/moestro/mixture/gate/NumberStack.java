package moestro.mixture.gate;

import java.util.Arrays;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * {@code m + sum_e w_e (x_e - m) + phi . (r, EWMA_.3 r, EWMA_.05 r) + b}: {@code m} the mean of those that answered,
 * {@code r} its last known residuals. Recursive least squares with forgetting; the innovation is clipped at five
 * deviations.
 */
final class NumberStack implements Stack {
    private static final double FAST = .3;
    private static final double SLOW = .05;
    private static final double MOST_TRACE = 1e5;
    private static final double RESET = .1;
    private static final double MOST_DEVIATIONS = 5;

    private final int experts;
    private final int size;
    private final double forgetting;
    private final double[] weights; // experts, three residuals, bias
    private final double[][] covariance;
    private double lastResidual;
    private double fastResidual;
    private double slowResidual;

    NumberStack(int experts, double forgetting) {
        this.experts = experts;
        this.size = experts + 4;
        this.forgetting = forgetting;
        this.weights = new double[size];
        this.covariance = new double[size][size];
        for (int i = 0; i < size; i++) {
            covariance[i][i] = 1;
        }
    }

    @Override
    public float[] inputsNow() {
        return new float[] {(float) lastResidual, (float) fastResidual, (float) slowResidual};
    }

    @Override
    public float[] combine(int[] members, float[][] answers, float[] inputs) {
        double mean = mean(answers);
        return new float[] {
            (float) (mean
                    + Regressors.of(members, answers, mean, experts, inputs).dot(weights))
        };
    }

    @Override
    public double[] weights(int[] members) {
        double own = 0;
        for (int e : members) {
            own += weights[e];
        }
        double[] shares = new double[members.length];
        for (int j = 0; j < members.length; j++) {
            shares[j] = weights[members[j]] + (1 - own) / members.length;
        }
        return shares;
    }

    private static double mean(float[][] answers) {
        double sum = 0;
        for (float[] answer : answers) {
            sum += answer[0];
        }
        return sum / answers.length;
    }

    @Override
    public void learn(int[] members, float[][] answers, float[] inputs, double truth, double deviation, double trust) {
        double mean = mean(answers);
        double residual = truth - mean;
        Regressors x = Regressors.of(members, answers, mean, experts, inputs);
        double lambda = 1 - forgetting * trust;
        double[] gain = new double[size];
        for (int i = 0; i < size; i++) {
            gain[i] = x.dot(covariance[i]);
        }
        double denominator = x.addDot(gain, lambda);
        double innovation = Losses.clip(residual - x.dot(weights), MOST_DEVIATIONS * deviation);
        for (int i = 0; i < size; i++) {
            weights[i] += gain[i] / denominator * innovation;
        }
        forget(gain, denominator, lambda);
        lastResidual = residual;
        fastResidual += FAST * (residual - fastResidual);
        slowResidual += SLOW * (residual - slowResidual);
    }

    private void forget(double[] gain, double denominator, double lambda) {
        double trace = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                covariance[i][j] = (covariance[i][j] - gain[i] * gain[j] / denominator) / lambda;
            }
            trace += covariance[i][i];
        }
        if (!(trace > 0 && trace < MOST_TRACE)) {
            for (int i = 0; i < size; i++) {
                Arrays.fill(covariance[i], 0);
                covariance[i][i] = RESET;
            }
        }
    }

    @Override
    public void renew(int expert) {
        weights[expert] = 0;
        for (int i = 0; i < size; i++) {
            covariance[expert][i] = 0;
            covariance[i][expert] = 0;
        }
        covariance[expert][expert] = 1;
    }

    @Override
    public void write(StateWriter out) {
        out.putDoubles(weights);
        out.putDoubles(new double[] {lastResidual, fastResidual, slowResidual});
        for (double[] row : covariance) {
            out.putDoubles(row);
        }
    }

    @Override
    public void read(StateReader in) {
        System.arraycopy(in.getDoubles(), 0, weights, 0, size);
        double[] residuals = in.getDoubles();
        lastResidual = residuals[0];
        fastResidual = residuals[1];
        slowResidual = residuals[2];
        for (double[] row : covariance) {
            System.arraycopy(in.getDoubles(), 0, row, 0, size);
        }
    }
}
