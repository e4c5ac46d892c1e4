package moestro.experts.tree;

import java.util.ArrayList;
import java.util.List;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.Task;

/** Inputs and streams for the tests of this package; every number is a hash of where it stands. */
final class Lessons {
    /** Three numbers, one category, three inputs of history. */
    static final Layout LAYOUT = new Layout(3, 1, 3);

    static final Task NUMBER = new Task.Regression();
    static final Task CLASSES = new Task.Classification(List.of("no", "yes", "perhaps"));

    /** An input and its target. */
    record Lesson(Input input, float target) {}

    private Lessons() {}

    /** A number in [0, 1) that belongs to a place. */
    static float draw(long stream, long record, int column) {
        return (float) Hash.uniform(Hash.mix(stream, record, column));
    }

    /** An input of numbers in [0, 1), which are also the dense ones, and a category whose slot is its code. */
    static Input input(float[] numbers, int category, float history) {
        float[] ordinals = {numbers[0], numbers[1], numbers[2], category};
        float[] dense = {numbers[0], numbers[1], numbers[2], history, history, history, 1};
        int[] hot = {category < 0 ? -1 : LAYOUT.dense() + category};
        return new Input(LAYOUT, ordinals, dense, hot);
    }

    /** The record-th input of a stream, with one of four categories. */
    static Input input(long stream, long record) {
        float[] numbers = {draw(stream, record, 0), draw(stream, record, 1), draw(stream, record, 2)};
        return input(numbers, Hash.below(Hash.mix(stream, record, 3), 4), draw(stream, record, 4) - .5f);
    }

    /**
     * Lessons with a concept switch in the middle. Class: by the first two numbers; after the switch the classes change
     * places. Number: smooth in the first two, with a step by category; after the switch its negative.
     */
    static List<Lesson> switching(Task task, int count, long stream) {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Input input = input(stream, i);
            boolean switched = i >= count / 2;
            lessons.add(new Lesson(input, task.isClassification() ? label(input, switched) : number(input, switched)));
        }
        return lessons;
    }

    static float label(Input input, boolean switched) {
        float[] x = input.ordinals();
        int label = x[0] < .4f ? 0 : x[1] < .6f ? 1 : 2;
        return switched ? (label + 1) % 3 : label;
    }

    static float number(Input input, boolean switched) {
        float[] x = input.ordinals();
        double y = StrictMath.sin(6 * x[0]) + 2 * (x[1] - .5) * (x[1] - .5) + (x[3] == 2 ? 1 : 0);
        return (float) (switched ? -y : y);
    }
}
