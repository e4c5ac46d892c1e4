package moestro.app.dashboard;

import java.util.Arrays;
import moestro.mixture.Lesson;
import moestro.mixture.Pending;
import moestro.mixture.Task;
import moestro.mixture.metric.ClassQuality;

/**
 * Scores the answers that a lesson holds against its label. All of them were given before the label was known, so this
 * is prequential (Dawid 1984).
 *
 * <p>The naive voice needs no model: the last label that had come when the prediction was made. A lesson keeps it in
 * its label history, scaled (numbers) or as +1 and -1 (two classes). For three and more classes that history holds
 * their running frequencies, which are then the naive answer.
 */
final class Scorer {
    /** As {@link ClassQuality} has it: a probability below this counts as this. */
    private static final double LEAST_PROBABILITY = 1e-3;

    private final Task task;
    private final Voices voices;
    private final LabelScales scales;

    Scorer(Task task, Voices voices, LabelScales scales) {
        this.task = task;
        this.voices = voices;
        this.scales = scales;
    }

    /** What the naive voice is. */
    static String naive(Task task) {
        return task.outputs() > 2 ? "recent class frequencies" : "last label";
    }

    /** Scores every voice that answered. */
    Scored score(Lesson lesson) {
        Pending asked = lesson.pending();
        Scored scored = new Scored(new double[voices.count()], new boolean[voices.count()]);
        Arrays.fill(scored.losses(), Double.NaN);
        put(scored, Voices.MIXTURE, lesson, asked.output());
        put(scored, Voices.NAIVE, lesson, naive(asked.history()));
        float[] sum = new float[task.outputs()];
        int answered = 0;
        for (int j = 0; j < asked.asked().length; j++) {
            float[] answer = asked.answers()[j];
            put(scored, Voices.EXPERTS + asked.asked()[j], lesson, answer);
            if (j < asked.routed() && answer != null) {
                answered++;
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += answer[k];
                }
            }
        }
        put(scored, Voices.UNIFORM, lesson, answered == 0 ? null : mean(sum, answered));
        return scored;
    }

    private static float[] mean(float[] sum, int answered) {
        float[] mean = new float[sum.length];
        for (int k = 0; k < sum.length; k++) {
            mean[k] = sum[k] / answered;
        }
        return mean;
    }

    private void put(Scored scored, int voice, Lesson lesson, float[] answer) {
        if (answer == null) {
            return;
        }
        if (task.isClassification()) {
            int truth = (int) lesson.label();
            scored.losses()[voice] = -StrictMath.log(Math.max(answer[truth], LEAST_PROBABILITY));
            scored.hits()[voice] = ClassQuality.best(answer) == truth;
        } else {
            double error = scales.unscaled(lesson.pending(), answer[0]) - lesson.label();
            scored.losses()[voice] = error * error;
        }
    }

    /** Null before the first label. */
    private float[] naive(float[] history) {
        if (!task.isClassification()) {
            return new float[] {history[0]};
        }
        if (task.outputs() == 2) {
            return history[0] == 0 ? null : history[0] > 0 ? new float[] {1, 0} : new float[] {0, 1};
        }
        float[] frequencies = new float[history.length];
        for (int k = 0; k < frequencies.length; k++) {
            frequencies[k] = history[k] / 2 + 1f / frequencies.length;
        }
        return frequencies;
    }
}
