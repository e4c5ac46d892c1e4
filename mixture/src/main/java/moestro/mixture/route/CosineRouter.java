package moestro.mixture.route;

import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Multi-centroid cosine routing: an expert's logit is the largest cosine of the event to one of its centroids, times
 * {@code exp(min(log t, log 100))} (cosine routers: Chi et al., X-MoE, 2022; Li et al., GMoE, 2023). The projection is
 * the identity: encoded events are short, and standardized.
 *
 * <p>The winning centroid of an expert that answered moves by {@code rate * (h_e - g_e) * (x / |x| - c)}, h its
 * responsibility for the label and g what the gate expected it to be, and is renormalised. By h alone centroids would go
 * to wherever their expert is asked, right or wrong, and would never leave. Centroids of one expert whose cosine exceeds
 * a margin repel each other. log t follows the gradient of the likelihood.
 */
public final class CosineRouter implements Router {
    private static final double MOST = StrictMath.log(100);
    private static final double START = StrictMath.log(3);

    private final int experts;
    private final int centroids;
    private final double pace;
    private final double margin;
    private final UnitVectors vectors;
    private double logScale = START;

    /** A router whose preferences are drawn by hash. */
    public CosineRouter(RouterKind.Setting setting) {
        this.experts = setting.experts();
        this.centroids = setting.routing().centroids();
        this.pace = setting.routing().centroidPace();
        this.margin = setting.routing().margin();
        this.vectors = new UnitVectors(setting.layout(), experts * centroids, setting.seed());
    }

    @Override
    public float[] logits(Input input) {
        float[] cosines = vectors.cosines(input);
        float scale = (float) StrictMath.exp(Math.min(logScale, MOST));
        float[] logits = new float[experts];
        for (int e = 0; e < experts; e++) {
            logits[e] = scale * cosines[winner(cosines, e)];
        }
        return logits;
    }

    private int winner(float[] cosines, int expert) {
        int best = expert * centroids;
        for (int c = best + 1; c < (expert + 1) * centroids; c++) {
            best = cosines[c] > cosines[best] ? c : best;
        }
        return best;
    }

    @Override
    public int[] choose(Input input, float[] scores, int k) {
        return Best.of(scores, k);
    }

    @Override
    public void learn(Input input, Evidence evidence, double rate) {
        double[] own = evidence.ownLogits();
        double[] posterior = Responsibilities.posterior(own, evidence.logLikelihoods());
        double[] prior = Responsibilities.prior(own);
        double[] pull = new double[posterior.length];
        double onLogScale = 0;
        for (int j = 0; j < pull.length; j++) {
            pull[j] = prior[j] - posterior[j];
            onLogScale += (prior[j] - posterior[j]) * own[j];
        }
        double[] step = evidence.spread(pull);
        float[] cosines = vectors.cosines(input);
        for (int e = 0; e < experts; e++) {
            if (step[e] != 0) {
                vectors.pull(input, winner(cosines, e), Math.clamp(-rate * pace * step[e], -.5, .5));
                separate(e, rate * pace);
            }
        }
        logScale = Math.min(logScale - rate * onLogScale, MOST);
    }

    /** One step on the mean over pairs of {@code max(0, cos - margin)}. */
    private void separate(int expert, double rate) {
        double share = 2.0 / (centroids * (centroids - 1.0));
        for (int a = expert * centroids; a < (expert + 1) * centroids; a++) {
            for (int b = a + 1; b < (expert + 1) * centroids; b++) {
                if (vectors.cosine(a, b) > margin) {
                    vectors.repel(a, b, rate * share);
                    vectors.repel(b, a, rate * share);
                }
            }
        }
    }

    @Override
    public void writeModel(StateWriter out) {
        out.section("centroids");
        out.putDouble(logScale);
        vectors.write(out);
    }

    /** The model is the whole state. */
    @Override
    public void writeTraining(StateWriter out) {}

    @Override
    public void readModel(StateReader in) {
        logScale = in.section("centroids").getDouble();
        vectors.read(in);
    }

    @Override
    public void readTraining(StateReader in) {}
}
