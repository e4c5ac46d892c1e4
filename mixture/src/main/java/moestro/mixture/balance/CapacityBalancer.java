package moestro.mixture.balance;

import java.util.Arrays;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * A capacity per expert: the streaming form of {@code C = ceil(factor k rows / E)} (Lepikhin et al., GShard, 2021). A
 * token bucket each: every record adds {@code factor k / E} tokens, every route takes one, and a bucket holds what a
 * hundred records add. Who has less than one token is full. Lessons are what is counted, so with labels that come late
 * an expert may overdraw; it is then closed until the debt is paid.
 */
public final class CapacityBalancer implements Balancer {
    private static final int RECORDS_HELD = 100;

    private final double fill;
    private final double depth;
    private final double[] tokens;

    /** A balancer with full buckets. */
    public CapacityBalancer(BalancerKind.Setting setting) {
        this.fill = setting.rate() * setting.target();
        this.depth = Math.max(1, RECORDS_HELD * fill);
        this.tokens = new double[setting.experts()];
        Arrays.fill(tokens, depth);
    }

    @Override
    public double room(int expert) {
        return tokens[expert];
    }

    @Override
    public void observe(int[] asked, int routed) {
        for (int e = 0; e < tokens.length; e++) {
            tokens[e] = Math.min(depth, tokens[e] + fill);
        }
        for (int j = 0; j < routed; j++) {
            tokens[asked[j]]--;
        }
    }

    @Override
    public void write(StateWriter out) {
        out.putDoubles(tokens);
    }

    @Override
    public void read(StateReader in) {
        System.arraycopy(in.getDoubles(), 0, tokens, 0, tokens.length);
    }
}
