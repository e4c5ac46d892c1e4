package moestro.app.dashboard;

import java.util.ArrayDeque;

/** The scores of the last lessons. */
final class ScoreWindow {
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
}
