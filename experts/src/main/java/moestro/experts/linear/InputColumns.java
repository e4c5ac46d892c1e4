package moestro.experts.linear;

import java.util.Arrays;
import moestro.experts.support.ActiveInputs;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Gives each input a column when it is first seen not to be zero. An input that never moves gets none: with forgetting,
 * its variance would grow without bound. One-hot inputs are bounded: the first ones that appear.
 */
final class InputColumns {
    private static final int NONE = -1;

    private final int dense;
    private final int maxOneHot;
    private int[] columnOf;
    private int[] inputOf = {};
    private int oneHot;

    /**
     * Starts without columns.
     *
     * @param dense inputs below this index are not one-hot
     * @param maxOneHot at most so many inputs at or above it get a column
     */
    InputColumns(int dense, int maxOneHot) {
        this.dense = dense;
        this.maxOneHot = maxOneHot;
        columnOf = new int[dense];
        Arrays.fill(columnOf, NONE);
    }

    int count() {
        return inputOf.length;
    }

    /** The column of an input, or -1. */
    int of(int input) {
        return input < columnOf.length ? columnOf[input] : NONE;
    }

    /** Gives the inputs of this event columns, as far as they may have one. */
    void admit(ActiveInputs inputs) {
        for (int i = 0; i < inputs.count(); i++) {
            int input = inputs.index(i);
            if (of(input) == NONE && (input < dense || oneHot < maxOneHot)) {
                append(input);
            }
        }
    }

    private void append(int input) {
        if (input >= columnOf.length) {
            int known = columnOf.length;
            columnOf = Arrays.copyOf(columnOf, Math.max(input + 1, 2 * known));
            Arrays.fill(columnOf, known, columnOf.length, NONE);
        }
        columnOf[input] = inputOf.length;
        inputOf = Arrays.copyOf(inputOf, inputOf.length + 1);
        inputOf[inputOf.length - 1] = input;
        oneHot += input >= dense ? 1 : 0;
    }

    void write(StateWriter out) {
        out.section("columns").putInts(inputOf);
    }

    void read(StateReader in) {
        for (int input : in.section("columns").getInts()) {
            append(input);
        }
    }
}
