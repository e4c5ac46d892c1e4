package moestro.app.dashboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moestro.mixture.Encoder;
import moestro.mixture.Features;
import moestro.mixture.LabelHistory;
import moestro.mixture.Lesson;
import moestro.mixture.Pending;
import moestro.mixture.Task;

/**
 * Turns answers in lessons, which are in the experts' scale, into the label's unit. The scale is fixed by the first 200
 * labels ({@link LabelHistory}), so it is found by folding the first lessons once more. Which of them the encoder of an
 * early prediction had folded is told by the label history that the lesson kept.
 *
 * <p>For classes there is nothing to turn, and it is complete from the beginning.
 */
final class LabelScale {
    private static final int LABELS = 200;
    private static final Unit UNSCALED = new Unit(0, 1);

    private final boolean needed;
    private final Encoder encoder;
    private final Map<List<Float>, Unit> early = new HashMap<>();
    private final List<Float> unlearned;
    private Unit unit;
    private int folded;
    private long next;

    /** Label = mean + deviation times answer. */
    private record Unit(double mean, double deviation) {}

    /** A scale that has seen no lesson. */
    LabelScale(Task task, Features features) {
        this.needed = !task.isClassification();
        this.encoder = new Encoder(task, features);
        this.unlearned = key(encoder.labels().inputsNow());
        remember();
    }

    /** Whether no further lesson can change it. */
    boolean isComplete() {
        return !needed || folded == LABELS;
    }

    /** The offset of the lesson that it waits for. */
    long next() {
        return next;
    }

    /** Folds a lesson of the log; one that it has folded before, or needs no more, changes nothing. */
    void fold(long offset, Lesson lesson) {
        if (offset < next || isComplete()) {
            return;
        }
        next = offset + 1;
        folded++;
        encoder.learn(lesson.pending().row(), lesson.label());
        remember();
    }

    private void remember() {
        LabelHistory labels = encoder.labels();
        double mean = labels.unscaled(0);
        unit = new Unit(mean, labels.unscaled(1) - mean);
        early.put(key(labels.inputsNow()), unit);
    }

    private static List<Float> key(float[] history) {
        List<Float> key = new ArrayList<>(history.length);
        for (float input : history) {
            key.add(input);
        }
        return key;
    }

    /**
     * An answer in the label's unit. Without any label, and while all labels were the same, the history is all zeros:
     * then it counts whether the gate had folded a lesson.
     *
     * @param made what the lesson kept of the prediction
     * @param answer in the experts' scale
     */
    double unscaled(Pending made, float answer) {
        List<Float> key = key(made.history());
        Unit then = made.lessonsSeen() == 0 && key.equals(unlearned) ? UNSCALED : early.getOrDefault(key, unit);
        return then.mean + then.deviation * answer;
    }
}
