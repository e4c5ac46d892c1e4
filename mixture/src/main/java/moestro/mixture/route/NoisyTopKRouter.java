package moestro.mixture.route;

import java.util.List;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Noisy top-k gating (Shazeer et al. 2017): {@code H_i = (x Wg)_i + eps_i (softplus((x Wn)_i) + 1e-2)}, of which the k
 * largest are chosen; both matrices start at 0. The noise explores: it acts in the share of events that explores, and
 * never in what a prediction is weighed by.
 *
 * <p>Wg learns as {@link LinearRouter} does. Wn learns by the slope of the load loss on the deviations, whatever the
 * balancer: noise grows where loads are unequal. That slope is smallest where scores lie far apart, just where noise is
 * needed; normalised steps keep it from vanishing, and softplus's argument stays within ±3, where the noise neither
 * freezes nor drowns the scores.
 */
public final class NoisyTopKRouter implements Router {
    private static final double LEAST = 1e-2;
    private static final float FAR = 3;

    private final LinearLogits logits;
    private final LinearLogits noise;
    private final LoadLoss load;

    /** A router that prefers nobody, with the same noise on all. */
    public NoisyTopKRouter(RouterKind.Setting setting) {
        logits = new LinearLogits(setting.layout(), setting.experts());
        noise = new LinearLogits("noise", setting.layout(), setting.experts());
        load = new LoadLoss(setting.experts(), setting.k());
    }

    @Override
    public float[] logits(Input input) {
        return logits.of(input);
    }

    @Override
    public float[][] logits(List<Input> inputs) {
        return logits.of(inputs);
    }

    @Override
    public int[] choose(Input input, float[] scores, int k) {
        return Best.of(scores, k);
    }

    @Override
    public float[] deviations(Input input) {
        return deviations(noise.of(input));
    }

    private static float[] deviations(float[] raw) {
        float[] deviations = new float[raw.length];
        for (int e = 0; e < raw.length; e++) {
            deviations[e] = (float) (StrictMath.log1p(StrictMath.exp(within(raw[e]))) + LEAST);
        }
        return deviations;
    }

    private static float within(float raw) {
        return Math.clamp(raw, -FAR, FAR);
    }

    @Override
    public void learn(Input input, Evidence evidence, double rate) {
        double[] gradient = Responsibilities.likelihoodGradient(evidence.ownLogits(), evidence.logLikelihoods());
        logits.learn(input, evidence, gradient, rate);
        float[] raw = noise.of(input);
        double[] slope = load.fold(evidence.scores(), deviations(raw)).onDeviations();
        for (int e = 0; e < slope.length; e++) {
            boolean outwards = Math.abs(raw[e]) > FAR && slope[e] * raw[e] < 0;
            slope[e] = outwards ? 0 : slope[e] / (1 + StrictMath.exp(-within(raw[e])));
        }
        noise.step(input, slope, rate);
    }

    @Override
    public void renew(int expert) {
        logits.renew(expert);
        noise.renew(expert);
    }

    @Override
    public void writeModel(StateWriter out) {
        logits.writeModel(out);
        noise.writeModel(out);
    }

    @Override
    public void writeTraining(StateWriter out) {
        logits.writeTraining(out);
        noise.writeTraining(out);
        out.section("load");
        load.write(out);
    }

    @Override
    public void readModel(StateReader in) {
        logits.readModel(in);
        noise.readModel(in);
    }

    @Override
    public void readTraining(StateReader in) {
        logits.readTraining(in);
        noise.readTraining(in);
        load.read(in.section("load"));
    }
}
