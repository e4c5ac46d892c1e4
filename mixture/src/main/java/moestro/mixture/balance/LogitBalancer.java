package moestro.mixture.balance;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * The z-loss (Zoph et al., ST-MoE, 2022): {@code rate * logsumexp(z)^2}. It keeps logits small, so that no expert is
 * preferred without bounds; it does not look at loads.
 */
public final class LogitBalancer implements Balancer {
    private final double rate;

    /** A balancer; it has no state. */
    public LogitBalancer(BalancerKind.Setting setting) {
        this.rate = setting.rate();
    }

    /** The logarithm of the sum of exponentials. */
    static double logSumExp(double[] logits) {
        double most = Double.NEGATIVE_INFINITY;
        for (double z : logits) {
            most = Math.max(most, z);
        }
        double sum = 0;
        for (double z : logits) {
            sum += StrictMath.exp(z - most);
        }
        return most + StrictMath.log(sum);
    }

    @Override
    public double[] penalty(float[] logits, float[] scores, float[] deviations) {
        double[] z = new double[logits.length];
        for (int e = 0; e < z.length; e++) {
            z[e] = logits[e];
        }
        double size = logSumExp(z);
        for (int e = 0; e < z.length; e++) {
            z[e] = rate * 2 * size * StrictMath.exp(z[e] - size);
        }
        return z;
    }

    @Override
    public void observe(int[] asked, int routed) {}

    @Override
    public void write(StateWriter out) {}

    @Override
    public void read(StateReader in) {}
}
