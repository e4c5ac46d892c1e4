package moestro.app.dashboard;

import java.util.List;
import java.util.stream.Stream;
import moestro.mixture.Features;
import moestro.mixture.Lesson;
import moestro.mixture.Pending;
import moestro.mixture.Ranges;
import moestro.mixture.Task;

/** The scale of each range of keys: experts of one know its own labels, and no others. */
final class LabelScales {
    private final Ranges ranges;
    private final List<LabelScale> scales;

    /** Scales that have seen no lesson. */
    LabelScales(Task task, Features features, Ranges ranges) {
        this.ranges = ranges;
        this.scales = Stream.generate(() -> new LabelScale(task, features))
                .limit(ranges.count())
                .toList();
    }

    /** Whether no further lesson can change any of them. */
    boolean isComplete() {
        return scales.stream().allMatch(LabelScale::isComplete);
    }

    /** The offset of the lesson that the scale of a range waits for; it is the partition of lessons with this number. */
    long next(int range) {
        return scales.get(range).next();
    }

    /** Folds a lesson of a range's log; one that was folded before, or is needed no more, changes nothing. */
    void fold(int range, long offset, Lesson lesson) {
        scales.get(range).fold(offset, lesson);
    }

    /** An answer in the label's unit, see {@link LabelScale#unscaled}. */
    double unscaled(Pending made, float answer) {
        return scales.get(ranges.of(made.row())).unscaled(made, answer);
    }
}
