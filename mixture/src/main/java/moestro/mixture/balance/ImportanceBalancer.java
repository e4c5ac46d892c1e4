package moestro.mixture.balance;

import moestro.mixture.kernel.Softmax;
import moestro.mixture.metric.Variation;
import moestro.mixture.route.Best;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * The importance loss (Shazeer et al. 2017): {@code rate * CV^2} of the experts' mean gate values, {@code G =
 * softmax(KeepTopK(H, k))}. Here H are the scores that experts are chosen by. It moves the experts that are chosen, and
 * only those; with k = 1 every gate is 1, and it moves nobody.
 */
public final class ImportanceBalancer implements Balancer {
    private final int k;
    private final double rate;
    private final RunningMean importance;

    /** A balancer at rest. */
    public ImportanceBalancer(BalancerKind.Setting setting) {
        this.k = setting.k();
        this.rate = setting.rate();
        this.importance = new RunningMean(setting.experts(), 1.0 / setting.experts());
    }

    /** The gate values of one record, double[experts]: 0 for all but the k best. */
    static double[] gates(float[] scores, int k) {
        int[] best = Best.of(scores, k);
        double[] own = new double[best.length];
        for (int j = 0; j < own.length; j++) {
            own[j] = scores[best[j]];
        }
        Softmax.of(own);
        double[] gates = new double[scores.length];
        for (int j = 0; j < own.length; j++) {
            gates[best[j]] = own[j];
        }
        return gates;
    }

    @Override
    public double[] penalty(float[] logits, float[] scores, float[] deviations) {
        double[] gates = gates(scores, k);
        double[] slope = Variation.gradient(importance.values());
        double mean = 0;
        for (int e = 0; e < gates.length; e++) {
            mean += gates[e] * slope[e];
        }
        double[] gradient = new double[gates.length];
        for (int e = 0; e < gates.length; e++) {
            gradient[e] = rate * gates[e] * (slope[e] - mean);
            importance.fold(e, gates[e]);
        }
        return gradient;
    }

    /** Only {@link #penalty} counts. */
    @Override
    public void observe(int[] asked, int routed) {}

    @Override
    public void write(StateWriter out) {
        importance.write(out);
    }

    @Override
    public void read(StateReader in) {
        importance.read(in);
    }
}
