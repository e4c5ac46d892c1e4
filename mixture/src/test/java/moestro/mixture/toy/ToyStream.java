package moestro.mixture.toy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import moestro.mixture.Features;
import moestro.mixture.Hash;
import moestro.mixture.Lesson;
import moestro.mixture.Mixture;
import moestro.mixture.Prediction;
import moestro.mixture.Row;
import moestro.mixture.Task;

/**
 * A stream of events with two numbers and a category, whose labels come some records late. The truth is linear in the
 * numbers, shifted by the category: a number around 1000, or whether that number is above 1000.
 */
public final class ToyStream {
    /** What it predicts when it predicts classes. */
    public static final Task CLASSES = new Task.Classification(List.of("low", "high"));
    /** What it predicts when it predicts a number. */
    public static final Task NUMBER = new Task.Regression();
    /** Of every event. */
    public static final Features FEATURES = new Features(List.of("a", "b"), List.of("kind"));

    private static final String[] KINDS = {"plain", "early", "late"};

    private final Task task;
    private final int delay;
    private final Deque<Lesson> waiting;
    private int next;

    /** From its first event on. */
    public ToyStream(Task task, int delay) {
        this(task, delay, 0, new ArrayDeque<>());
    }

    private ToyStream(Task task, int delay, int next, Deque<Lesson> waiting) {
        this.task = task;
        this.delay = delay;
        this.next = next;
        this.waiting = waiting;
    }

    /** The same stream at the same place, with the same labels on their way. */
    public ToyStream copy() {
        return new ToyStream(task, delay, next, new ArrayDeque<>(waiting));
    }

    /** The id of an event. */
    public static String id(int n) {
        return "event-" + n;
    }

    /** The features of an event. */
    public static Row row(int n) {
        float[] numbers = {(float) Hash.gaussian(Hash.mix(n, 1)), (float) Hash.gaussian(Hash.mix(n, 2))};
        return new Row(numbers, new String[] {KINDS[Hash.below(Hash.mix(n, 3), KINDS.length)]});
    }

    /** The label of an event. */
    public double label(int n) {
        Row row = row(n);
        double shift = row.categories()[0].equals("late") ? .5 : 0;
        double noise = .3 * Hash.gaussian(Hash.mix(n, 4));
        double score = row.numbers()[0] - .5 * row.numbers()[1] + shift + noise;
        return task.isClassification() ? (score > 0 ? 1 : 0) : 1000 + 20 * score;
    }

    /** Predicts so many events, and learns what labels come meanwhile; returns the predictions. */
    public List<Prediction> run(Mixture mixture, int events) {
        List<Prediction> predictions = new ArrayList<>(events);
        for (int i = 0; i < events; i++) {
            Prediction prediction = mixture.predict(id(next), row(next));
            predictions.add(prediction);
            waiting.add(new Lesson(prediction.pending(), label(next)));
            next++;
            if (waiting.size() > delay) {
                mixture.learn(waiting.remove());
            }
        }
        return predictions;
    }
}
