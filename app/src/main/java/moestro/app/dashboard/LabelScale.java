package moestro.app.dashboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moestro.mixture.Encoder;
import moestro.mixture.Features;
import moestro.mixture.LabelHistory;
import moestro.mixture.Lesson;
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

    private final boolean needed;
    private final Encoder encoder;
    private final Map<List<Float>, Unit> early = new HashMap<>();
    private Unit unit;
    private int folded;
    private long next;

    /** Label = mean + deviation times answer. */
    private record Unit(double mean, double deviation) {}

    /** A scale that has seen no lesson. */
    LabelScale(Task task, Features features) {
        this.needed = !task.isClassification();
        this.encoder = new Encoder(task, features);
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
     * An answer in the label's unit.
     *
     * @param history the label history that the prediction was made with
     * @param answer in the experts' scale
     */
    double unscaled(float[] history, float answer) {
        Unit then = early.getOrDefault(key(history), unit);
        return then.mean + then.deviation * answer;
    }
}
