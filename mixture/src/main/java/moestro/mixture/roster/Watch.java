package moestro.mixture.roster;

import java.util.Locale;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** What one expert did in its window: how often it was routed to, and its loss beside others' when it was asked. */
final class Watch {
    /** Fewer answers than these are no evidence. */
    private static final int LEAST_ANSWERS = 30;

    private long lessons;
    private long routed;
    private long answers;
    private double own;
    private double mixture;
    private double prior;

    void lesson() {
        lessons++;
    }

    void routed() {
        routed++;
    }

    /** One answer: its loss, the mixture's, and that of knowing only the labels' frequencies or mean. */
    void answered(double ownLoss, double mixtureLoss, double priorLoss) {
        answers++;
        own += ownLoss;
        mixture += mixtureLoss;
        prior += priorLoss;
    }

    long lessons() {
        return lessons;
    }

    double share() {
        return (double) routed / lessons;
    }

    /** What speaks for beginning anew, in words; null if nothing does. */
    String failing(double margin) {
        if (answers < LEAST_ANSWERS) {
            return null;
        }
        String losses = String.format(
                Locale.ROOT,
                "over the %,d answers it gave its loss was %.3f, the mixture's %.3f and the prior's %.3f",
                answers,
                own / answers,
                mixture / answers,
                prior / answers);
        if (own > prior) {
            return losses + ": worse than knowing nothing";
        }
        return own - mixture > margin * answers
                ? losses + String.format(Locale.ROOT, ": more than %.3f worse than the mixture", margin)
                : null;
    }

    /** How seldom it was asked, in words. */
    String neglect(double least) {
        return String.format(
                Locale.ROOT,
                "it was routed to in %,d of %,d lessons (%.3f %%, the least is %.3f %%)",
                routed,
                lessons,
                100 * share(),
                100 * least);
    }

    void clear() {
        lessons = 0;
        routed = 0;
        answers = 0;
        own = 0;
        mixture = 0;
        prior = 0;
    }

    void write(StateWriter out) {
        out.putLongs(new long[] {lessons, routed, answers});
        out.putDoubles(new double[] {own, mixture, prior});
    }

    void read(StateReader in) {
        long[] counts = in.getLongs();
        lessons = counts[0];
        routed = counts[1];
        answers = counts[2];
        double[] losses = in.getDoubles();
        own = losses[0];
        mixture = losses[1];
        prior = losses[2];
    }
}
