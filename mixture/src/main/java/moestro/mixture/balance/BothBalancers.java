package moestro.mixture.balance;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * The sum of two balancing losses.
 *
 * @param first one
 * @param second the other
 */
record BothBalancers(Balancer first, Balancer second) implements Balancer {

    @Override
    public void observe(int[] asked, int routed) {
        first.observe(asked, routed);
        second.observe(asked, routed);
    }

    @Override
    public double[] penalty(float[] logits, float[] scores, float[] deviations) {
        double[] sum = first.penalty(logits, scores, deviations);
        double[] more = second.penalty(logits, scores, deviations);
        for (int e = 0; e < sum.length; e++) {
            sum[e] += more[e];
        }
        return sum;
    }

    @Override
    public void write(StateWriter out) {
        first.write(out);
        second.write(out);
    }

    @Override
    public void read(StateReader in) {
        first.read(in);
        second.read(in);
    }
}
