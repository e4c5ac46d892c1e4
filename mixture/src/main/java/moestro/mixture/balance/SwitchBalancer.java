package moestro.mixture.balance;

import moestro.mixture.kernel.Softmax;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * The balance loss of Switch Transformers (Fedus, Zoph, Shazeer 2022): {@code rate * E * sum_i f_i P_i}, where f is the
 * share of routes that go to an expert, here a running mean, and P the softmax over all experts, here of the scores
 * they are chosen by.
 */
public final class SwitchBalancer implements Balancer {
    private final double rate;
    private final RunningMean shares;

    /** A balancer at rest. */
    public SwitchBalancer(BalancerKind.Setting setting) {
        this.rate = setting.rate();
        this.shares = new RunningMean(setting.experts(), 1.0 / setting.experts());
    }

    /** {@code E sum_i f_i P_i}: 1 if either is uniform. */
    static double loss(double[] shares, double[] probabilities) {
        double sum = 0;
        for (int e = 0; e < shares.length; e++) {
            sum += shares[e] * probabilities[e];
        }
        return shares.length * sum;
    }

    @Override
    public void observe(int[] asked, int routed) {
        for (int e = 0; e < shares.values().length; e++) {
            int times = 0;
            for (int j = 0; j < routed; j++) {
                times += asked[j] == e ? 1 : 0;
            }
            shares.fold(e, (double) times / Math.max(1, routed));
        }
    }

    @Override
    public double[] penalty(float[] logits, float[] scores, float[] deviations) {
        double[] probabilities = new double[scores.length];
        for (int e = 0; e < scores.length; e++) {
            probabilities[e] = scores[e];
        }
        Softmax.of(probabilities);
        double loss = loss(shares.values(), probabilities);
        double[] gradient = new double[scores.length];
        for (int e = 0; e < gradient.length; e++) {
            gradient[e] = rate * probabilities[e] * (gradient.length * shares.values()[e] - loss);
        }
        return gradient;
    }

    @Override
    public void write(StateWriter out) {
        shares.write(out);
    }

    @Override
    public void read(StateReader in) {
        shares.read(in);
    }
}
