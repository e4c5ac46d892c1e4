package moestro.mixture.roster;

import java.util.Locale;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * How one expert does in the shadow: its loss beside that of the mixture, and of those whom the same predictions rest on.
 * All of them answered the same events, so the events that it happened to be asked about favour nobody.
 */
final class ShadowTrial {
    private long answers;
    private double own;
    private double mixture;
    private double voices;

    /**
     * One answer.
     *
     * @param ownLoss its loss
     * @param mixtureLoss that of the mixture's answer
     * @param voicesLoss the mean loss of the experts that the mixture's answer rests on
     */
    void answered(double ownLoss, double mixtureLoss, double voicesLoss) {
        answers++;
        own += ownLoss;
        mixture += mixtureLoss;
        voices += voicesLoss;
    }

    long answers() {
        return answers;
    }

    /** Whether it is as good as the mixture, or but for a share of their loss as those that were asked instead of it. */
    boolean isGoodEnough(double margin) {
        return own <= Math.max(mixture, voices * (1 + margin));
    }

    /** The losses in words. */
    String losses() {
        return String.format(
                Locale.ROOT,
                "over the %,d answers it gave in the shadow its loss was %.3f, the mixture's %.3f, and that of the"
                        + " experts asked %.3f",
                answers,
                own / answers,
                mixture / answers,
                voices / answers);
    }

    void clear() {
        answers = 0;
        own = 0;
        mixture = 0;
        voices = 0;
    }

    void write(StateWriter out) {
        out.putLong(answers);
        out.putDoubles(new double[] {own, mixture, voices});
    }

    void read(StateReader in) {
        answers = in.getLong();
        double[] losses = in.getDoubles();
        own = losses[0];
        mixture = losses[1];
        voices = losses[2];
    }
}
