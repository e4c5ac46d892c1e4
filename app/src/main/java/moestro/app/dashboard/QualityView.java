package moestro.app.dashboard;

import java.util.function.IntFunction;
import moestro.mixture.Task;

/** Reads quality off the scores of the last lessons. */
final class QualityView {
    /** An expert is compared in the headline if it has answered as large a part of the lessons. */
    private static final double LEAST_PART = .1;

    private static final int LEAST = 30;

    private final Task task;
    private final Voices voices;
    private final ScoreWindow window;

    QualityView(Task task, Voices voices, ScoreWindow window) {
        this.task = task;
        this.voices = voices;
        this.window = window;
    }

    State.Quality quality(int most, String unscored) {
        return new State.Quality(
                most,
                unscored,
                score(window.where(Voices.MIXTURE, Voices.MIXTURE)),
                best(),
                versus("uniform mean", Voices.UNIFORM),
                versus(Scorer.naive(task), Voices.NAIVE));
    }

    /** Over the lessons that this voice and the mixture have answered. */
    State.Versus versus(String name, int voice) {
        return new State.Versus(
                name,
                score(window.where(Voices.MIXTURE, voice)),
                score(window.where(voice, Voices.MIXTURE)),
                window.isClear(voice));
    }

    private State.Versus best() {
        IntFunction<State.Versus> expert = e -> versus(voices.experts().get(e), Voices.EXPERTS + e);
        State.Versus best = null;
        for (int e = 0; e < voices.experts().size(); e++) {
            State.Versus one = expert.apply(e);
            boolean enough = one.score().lessons() >= Math.max(LEAST, LEAST_PART * window.size());
            if (enough && (best == null || ratio(one) > ratio(best))) {
                best = one;
            }
        }
        return best;
    }

    /** Above 1 if the mixture was worse. */
    private static double ratio(State.Versus versus) {
        double other = versus.score().error();
        return other > 0 ? versus.mixture().error() / other : Double.POSITIVE_INFINITY;
    }

    private State.Score score(Tally tally) {
        boolean classes = task.isClassification();
        return new State.Score(tally.count(), tally.error(classes), classes ? tally.accuracy() : null);
    }
}
