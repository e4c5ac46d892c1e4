package moestro.mixture.balance;

import java.util.Arrays;
import moestro.mixture.route.LoadLoss;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * The load loss (Shazeer et al. 2017): {@code rate * CV^2} of the experts' chances to be chosen under the router's
 * noise. It reaches experts that were not chosen, too. For routers without noise its deviation is taken to be 1.
 */
public final class LoadBalancer implements Balancer {
    private final double rate;
    private final LoadLoss loss;

    /** A balancer at rest. */
    public LoadBalancer(BalancerKind.Setting setting) {
        this.rate = setting.rate();
        this.loss = new LoadLoss(setting.experts(), setting.k());
    }

    @Override
    public double[] penalty(float[] logits, float[] scores, float[] deviations) {
        double[] gradient = loss.fold(scores, deviations == null ? ones(scores.length) : deviations)
                .onScores();
        for (int e = 0; e < gradient.length; e++) {
            gradient[e] *= rate;
        }
        return gradient;
    }

    private static float[] ones(int n) {
        float[] ones = new float[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Only {@link #penalty} counts. */
    @Override
    public void observe(int[] asked, int routed) {}

    @Override
    public void write(StateWriter out) {
        loss.write(out);
    }

    @Override
    public void read(StateReader in) {
        loss.read(in);
    }
}
