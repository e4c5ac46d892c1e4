package moestro.app.chaos;

import java.util.function.IntPredicate;

/** How often each event was predicted, and each label learned from: both should be once. */
final class Tally {
    private final Counts predictions;
    private final Counts lessons;
    private final IntPredicate labelled;
    private long strangers;

    /** A tally of that many events, of which some have a label. */
    Tally(int events, IntPredicate labelled) {
        this.predictions = new Counts(events);
        this.lessons = new Counts(events);
        this.labelled = labelled;
    }

    /** A prediction was read. */
    void prediction(String id) {
        count(predictions, Truth.number(id));
    }

    /** A lesson was read. */
    void lesson(String id) {
        int number = Truth.number(id);
        count(lessons, number >= 0 && labelled.test(number) ? number : -1);
    }

    private void count(Counts counts, int number) {
        if (!counts.add(number)) {
            strangers++;
        }
    }

    /** How many different events were predicted. */
    int predicted() {
        return predictions.distinct();
    }

    /** How many different labels have become lessons. */
    int learned() {
        return lessons.distinct();
    }

    /** How many events were predicted more than once. */
    int predictedAgain() {
        return predictions.repeated();
    }

    /** How many labels became more than one lesson. */
    int learnedAgain() {
        return lessons.repeated();
    }

    /** Events without a prediction. */
    int lost() {
        return predictions.missing(number -> true);
    }

    /** Predictions beyond the first of an event. */
    int duplicates() {
        return predictions.surplus();
    }

    /** Labels that have not become a lesson. */
    int lessonsLost() {
        return lessons.missing(labelled);
    }

    /** Lessons beyond the first of a label. */
    int lessonsTwice() {
        return lessons.surplus();
    }

    /** Predictions of events, and lessons of labels, that were never sent. */
    long strangers() {
        return strangers;
    }
}
