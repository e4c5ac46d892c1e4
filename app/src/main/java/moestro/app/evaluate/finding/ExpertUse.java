package moestro.app.evaluate.finding;

import java.util.ArrayList;
import java.util.List;

/**
 * What an expert was used for.
 *
 * @param asked for how many records it was asked, shadow scoring counted
 * @param loadShare its share of the routes
 * @param weightShare its share of the weight
 * @param loss its mean loss when asked (see {@link Trace#loss(double, double)}); NaN if it never answered
 * @param unbiasedLoss the same, each answer weighted by the inverse of its propensity: an estimate of its loss over all
 *     records, not only over those it was thought good for
 */
public record ExpertUse(long asked, double loadShare, double weightShare, double loss, double unbiasedLoss) {

    /** Of each expert of the panel. */
    public static List<ExpertUse> of(Trace trace) {
        List<ExpertUse> uses = new ArrayList<>();
        Sums all = new Sums();
        Sums[] sums = new Sums[trace.experts()];
        for (int e = 0; e < sums.length; e++) {
            sums[e] = new Sums();
        }
        for (int r = 0; r < trace.records(); r++) {
            for (int ask = trace.first(r); ask < trace.end(r); ask++) {
                boolean routed = ask < trace.firstShadow(r);
                sums[trace.expert(ask)].add(trace, r, ask, routed);
                all.add(trace, r, ask, routed);
            }
        }
        for (Sums sum : sums) {
            uses.add(sum.use(all));
        }
        return List.copyOf(uses);
    }

    private static final class Sums {
        private long asked;
        private double routed;
        private long answered;
        private double weight;
        private double loss;
        private double inverse;
        private double weightedLoss;

        void add(Trace trace, int record, int ask, boolean isRouted) {
            asked++;
            routed += isRouted ? 1 : 0;
            weight += trace.weight(ask);
            if (!Float.isNaN(trace.answer(ask))) {
                double one = trace.loss(trace.answer(ask), trace.truth(record));
                answered++;
                loss += one;
                inverse += 1 / trace.propensity(ask);
                weightedLoss += one / trace.propensity(ask);
            }
        }

        ExpertUse use(Sums all) {
            return new ExpertUse(
                    asked,
                    share(routed, all.routed),
                    share(weight, all.weight),
                    answered == 0 ? Double.NaN : loss / answered,
                    answered == 0 ? Double.NaN : weightedLoss / inverse);
        }

        private static double share(double part, double whole) {
            return whole > 0 ? part / whole : 0;
        }
    }
}
