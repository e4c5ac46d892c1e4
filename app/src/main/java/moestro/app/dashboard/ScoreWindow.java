package moestro.app.dashboard;

import java.util.ArrayDeque;

/** The scores of the last lessons. */
final class ScoreWindow {
    /** The 99.5 % quantile of the normal distribution. */
    private static final double CHANCE = 2.5758;

    private final int most;
    private final ArrayDeque<Scored> scores = new ArrayDeque<>();

    /** Keeps so many lessons. */
    ScoreWindow(int most) {
        this.most = most;
    }

    void add(Scored scored) {
        scores.add(scored);
        if (scores.size() > most) {
            scores.remove();
        }
    }

    int size() {
        return scores.size();
    }

    /** One voice over the lessons that another one answered too: only what both answered can be compared. */
    Tally where(int answered, int voice) {
        Tally tally = new Tally();
        for (Scored scored : scores) {
            double loss = scored.losses()[voice];
            if (!Double.isNaN(scored.losses()[answered]) && !Double.isNaN(loss)) {
                tally.add(loss, scored.hits()[voice]);
            }
        }
        return tally;
    }

    /**
     * Whether a voice and the mixture differ by more than chance: the mean difference of their losses over the lessons
     * that both answered is more than 2.58 of its standard errors from 0, so chance alone would do it in 1 % of cases.
     * Takes lessons as independent.
     */
    boolean isClear(int voice) {
        int n = 0;
        double mean = 0;
        double squares = 0;
        for (Scored scored : scores) {
            double difference = scored.losses()[voice] - scored.losses()[Voices.MIXTURE];
            if (!Double.isNaN(difference)) {
                double before = difference - mean;
                mean += before / ++n;
                squares += before * (difference - mean);
            }
        }
        return n > 1 && Math.abs(mean) > CHANCE * Math.sqrt(squares / (n - 1) / n);
    }
}
