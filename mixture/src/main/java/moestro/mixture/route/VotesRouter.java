package moestro.mixture.route;

import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Attention routing in a stream: the last M records learned vote on a new one, each giving an expert the share {@code
 * exp(q k / sqrt(d))} has among the records that it has seen; see {@link Votes}. An expert's logit is the logarithm of
 * its votes. Causal: a vote knows earlier records only.
 *
 * <p>Queries are fixed projections drawn by hash, and the same for all experts; keys are learned, one projection for
 * each expert, by the likelihood's gradient. Learned queries would go stale in the window as they change, or the window
 * would have to keep whole events; and one learned factor of the product is enough for it to take any value.
 */
public final class VotesRouter implements Router {
    private final int experts;
    private final int width;
    private final int voters;
    private final double rate;
    private final float[] projection;
    private final LinearLogits keys;
    private final float[] queries;
    private final float[] seen;
    private long lessons;

    /** A router that prefers nobody. */
    public VotesRouter(RouterKind.Setting setting) {
        this.experts = setting.experts();
        this.width = setting.routing().voteWidth();
        this.voters = setting.routing().voters();
        this.rate = setting.routing().votePace();
        int inputs = setting.layout().dense();
        this.projection = new float[inputs * width];
        for (int i = 0; i < projection.length; i++) {
            projection[i] = (float) (Hash.gaussian(Hash.mix(setting.seed(), i)) / StrictMath.sqrt(inputs));
        }
        this.keys = new LinearLogits("keys", setting.layout(), experts * width);
        this.queries = new float[voters * width];
        this.seen = new float[voters * experts];
    }

    private int voting() {
        return (int) Math.min(lessons, voters);
    }

    /** The share that a voter gives to an expert for a record with these keys. */
    private float share(int voter, int expert, float[] key) {
        float affinity = Votes.affinity(queries, voter, key, expert, width);
        return affinity / (affinity + voting() * seen[voter * experts + expert]);
    }

    @Override
    public float[] logits(Input input) {
        float[] key = keys.of(input);
        float[] logits = new float[experts];
        for (int e = 0; e < experts && lessons > 0; e++) {
            double votes = 0;
            for (int v = 0; v < voting(); v++) {
                votes += share(v, e, key);
            }
            logits[e] = (float) StrictMath.log(votes);
        }
        return logits;
    }

    @Override
    public int[] choose(Input input, float[] scores, int k) {
        return Best.of(scores, k);
    }

    @Override
    public void learn(Input input, Evidence evidence, double gateRate) {
        float[] key = keys.of(input);
        double[] gradient =
                evidence.spread(Responsibilities.likelihoodGradient(evidence.ownLogits(), evidence.logLikelihoods()));
        double[] onKeys = new double[key.length];
        for (int e = 0; e < experts; e++) {
            if (gradient[e] != 0 && lessons > 0) {
                slope(e, key, gradient[e], onKeys);
            }
        }
        keys.step(input, onKeys, gateRate * rate);
        admit(input);
    }

    /** Adds what a gradient on an expert's logit is on its key: {@code sum_v a_v (1 - a_v) q_v / (sqrt(d) votes)}. */
    private void slope(int expert, float[] key, double gradient, double[] onKeys) {
        double votes = 0;
        double[] sum = new double[width];
        for (int v = 0; v < voting(); v++) {
            double share = share(v, expert, key);
            votes += share;
            for (int i = 0; i < width; i++) {
                sum[i] += share * (1 - share) * queries[v * width + i];
            }
        }
        for (int i = 0; i < width; i++) {
            onKeys[expert * width + i] = gradient * sum[i] / (StrictMath.sqrt(width) * votes);
        }
    }

    /** Every voter sees the record; then it takes the place of the oldest, and sees itself. */
    private void admit(Input input) {
        float[] key = keys.of(input);
        for (int v = 0; v < voting(); v++) {
            long age = Math.floorMod(lessons - 1 - v, voters) + 1L;
            see(v, key, 1f / (age + 1));
        }
        int place = (int) (lessons++ % voters);
        project(input, place);
        see(place, key, 1);
    }

    private void see(int voter, float[] key, float pace) {
        for (int e = 0; e < experts; e++) {
            int at = voter * experts + e;
            seen[at] += pace * (Votes.affinity(queries, voter, key, e, width) - seen[at]);
        }
    }

    private void project(Input input, int place) {
        float[] dense = input.dense();
        for (int i = 0; i < width; i++) {
            float sum = 0;
            for (int d = 0; d < dense.length; d++) {
                sum += dense[d] * projection[d * width + i];
            }
            queries[place * width + i] = sum;
        }
    }

    @Override
    public void writeModel(StateWriter out) {
        keys.writeModel(out);
        out.section("voters");
        out.putLong(lessons);
        out.putFloats(queries);
        out.putFloats(seen);
    }

    @Override
    public void writeTraining(StateWriter out) {
        keys.writeTraining(out);
    }

    @Override
    public void readModel(StateReader in) {
        keys.readModel(in);
        lessons = in.section("voters").getLong();
        System.arraycopy(in.getFloats(), 0, queries, 0, queries.length);
        System.arraycopy(in.getFloats(), 0, seen, 0, seen.length);
    }

    @Override
    public void readTraining(StateReader in) {
        keys.readTraining(in);
    }
}
