package moestro.app.replay;

import java.util.Comparator;
import moestro.avro.Lesson;
import moestro.mixture.Pending;
import moestro.mixture.Row;

/** A lesson that was read and not learned yet. */
final class Waiting {
    /** As they were predicted: by what was known then, and by the events' time among those that knew the same. */
    static final Comparator<Waiting> AS_PREDICTED = Comparator.<Waiting>comparingLong(waiting -> waiting.knew)
            .thenComparingLong(waiting -> waiting.lesson.eventTime())
            .thenComparingLong(waiting -> waiting.offset);

    private final long offset;
    private final Lesson lesson;
    private final long knew;
    private Pending pending;

    Waiting(long offset, Lesson lesson) {
        this.offset = offset;
        this.lesson = lesson;
        this.knew = Math.min(lesson.gateVersion(), offset - 1);
    }

    long offset() {
        return offset;
    }

    Lesson lesson() {
        return lesson;
    }

    /** The offset of the last lesson that the prediction in service knew of. */
    long knew() {
        return knew;
    }

    Row row() {
        return new Row(lesson.numbers(), lesson.categories());
    }

    void predicted(Pending made) {
        pending = made;
    }

    moestro.mixture.Lesson learnable() {
        return new moestro.mixture.Lesson(pending, lesson.label());
    }
}
