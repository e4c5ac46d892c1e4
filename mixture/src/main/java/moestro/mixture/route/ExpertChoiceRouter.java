package moestro.mixture.route;

import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Expert choice (Zhou et al. 2022) in a stream: an expert accepts a record whose share, the softmax over experts,
 * exceeds the expert's own threshold, the running quantile of its shares that lets k/E of the records pass. So each
 * takes the k/E of records that it suits best, and the load is even by construction. A record that nobody accepts goes
 * to its best expert, and none to more than {@code most} times k; both count when the thresholds move. Shares are
 * compared by their logarithms, which order them the same and do not crowd at 0.
 */
public final class ExpertChoiceRouter implements Router {
    private static final double LEAST = 1e-30;

    private final RouterKind.Setting setting;
    private final LinearLogits logits;
    private final Acceptance accepted;

    /** A router that prefers nobody. */
    public ExpertChoiceRouter(RouterKind.Setting setting) {
        this.setting = setting;
        this.logits = new LinearLogits(setting.layout(), setting.experts());
        this.accepted = new Acceptance(setting.experts(), setting.target());
    }

    @Override
    public float[] logits(Input input) {
        return logits.of(input);
    }

    private static double[] logShares(float[] scores) {
        double[] row = new double[scores.length];
        for (int e = 0; e < row.length; e++) {
            row[e] = scores[e];
        }
        double[] shares = ExpertChoice.shares(new double[][] {row}, ExpertChoice.Axis.EXPERTS)[0];
        for (int e = 0; e < shares.length; e++) {
            shares[e] = StrictMath.log(shares[e] + LEAST);
        }
        return shares;
    }

    @Override
    public int[] choose(Input input, float[] scores, int k) {
        if (Best.awake(scores) == 0) {
            return new int[0];
        }
        double[] shares = logShares(scores);
        float[] accepting = scores.clone();
        for (int e = 0; e < accepting.length; e++) {
            accepting[e] = accepted.passes(e, shares[e]) ? accepting[e] : Float.NEGATIVE_INFINITY;
        }
        int[] chosen = Best.of(accepting, setting.most());
        return chosen.length == 0 ? Best.of(scores, 1) : chosen;
    }

    @Override
    public void learn(Input input, Evidence evidence, double rate) {
        double[] gradient = Responsibilities.likelihoodGradient(evidence.ownLogits(), evidence.logLikelihoods());
        logits.learn(input, evidence, gradient, rate);
        accepted.fold(logShares(evidence.scores()), choose(input, evidence.scores(), setting.k()));
    }

    @Override
    public void renew(int expert) {
        logits.renew(expert);
    }

    @Override
    public void writeModel(StateWriter out) {
        logits.writeModel(out);
        out.section("acceptance");
        accepted.writeModel(out);
    }

    @Override
    public void writeTraining(StateWriter out) {
        logits.writeTraining(out);
        out.section("acceptance-training");
        accepted.writeTraining(out);
    }

    @Override
    public void readModel(StateReader in) {
        logits.readModel(in);
        accepted.readModel(in.section("acceptance"));
    }

    @Override
    public void readTraining(StateReader in) {
        logits.readTraining(in);
        accepted.readTraining(in.section("acceptance-training"));
    }
}
