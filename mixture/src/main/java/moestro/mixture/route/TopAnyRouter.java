package moestro.mixture.route;

import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Top-any routing (Guo et al., DynMoE, 2024): an expert is active if {@code sigmoid(t cos(x, w_i)) > sigmoid(t G_i)},
 * with a learned threshold G_i; if none is, the best alone. All active experts weigh the same.
 *
 * <p>Both w_i and G_i follow the gradient of the likelihood through the step function, as the paper's straight-through
 * estimator does: an expert that explains the label better than the mean of those that answered turns towards the
 * event and lowers its threshold. That leaves open how many are active. A controller closes it: after each lesson all
 * thresholds move together by {@code threshold-rate * (active - k)}, so the mean number settles at k.
 */
public final class TopAnyRouter implements Router {
    private static final float SCALE = 3;

    private final RouterKind.Setting setting;
    private final UnitVectors directions;
    private final double[] thresholds;

    /** A router whose preferences are drawn by hash. */
    public TopAnyRouter(RouterKind.Setting setting) {
        this.setting = setting;
        this.directions = new UnitVectors(setting.layout(), setting.experts(), setting.seed());
        this.thresholds = new double[setting.experts()];
    }

    @Override
    public float[] logits(Input input) {
        float[] logits = directions.cosines(input);
        for (int e = 0; e < logits.length; e++) {
            logits[e] *= SCALE;
        }
        return logits;
    }

    @Override
    public int[] choose(Input input, float[] scores, int k) {
        float[] active = scores.clone();
        for (int e = 0; e < active.length; e++) {
            active[e] = active[e] > thresholds[e] ? active[e] : Float.NEGATIVE_INFINITY;
        }
        int[] chosen = Best.of(active, setting.most());
        return chosen.length == 0 ? Best.of(scores, 1) : chosen;
    }

    @Override
    public double[] weights(double[] logits) {
        return Responsibilities.prior(new double[logits.length]);
    }

    @Override
    public void learn(Input input, Evidence evidence, double rate) {
        double[] gradient =
                Responsibilities.likelihoodGradient(new double[evidence.members().length], evidence.logLikelihoods());
        double[] step = evidence.spread(gradient);
        double common = setting.routing().thresholdRate()
                * (choose(input, evidence.scores(), setting.k()).length - setting.k());
        for (int e = 0; e < step.length; e++) {
            if (step[e] != 0) {
                double amount = -rate * setting.routing().centroidPace() * step[e];
                directions.pull(input, e, Math.clamp(amount, -.5, .5));
            }
            thresholds[e] += common + rate * step[e];
        }
    }

    @Override
    public void writeModel(StateWriter out) {
        out.section("directions");
        out.putDoubles(thresholds);
        directions.write(out);
    }

    /** The model is the whole state. */
    @Override
    public void writeTraining(StateWriter out) {}

    @Override
    public void readModel(StateReader in) {
        double[] read = in.section("directions").getDoubles();
        System.arraycopy(read, 0, thresholds, 0, thresholds.length);
        directions.read(in);
    }

    @Override
    public void readTraining(StateReader in) {}
}
