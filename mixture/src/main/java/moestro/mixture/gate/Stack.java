package moestro.mixture.gate;

import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** A combiner that learns a linear model over the answers (Wolpert 1992), given only those of the experts asked. */
sealed interface Stack permits ClassStack, NumberStack {

    /** The stack of a task. */
    static Stack of(Task task, int experts, GateSettings settings) {
        return task.isClassification()
                ? new ClassStack(experts, task.outputs(), settings.stackRate())
                : new NumberStack(experts, settings.forgetting());
    }

    /** Inputs beyond the answers, as of now: empty for classes, float[3] for numbers. */
    float[] inputsNow();

    /**
     * Combines.
     *
     * @param members the experts that answered
     * @param answers their answers, float[members][outputs]
     * @param inputs what {@link #inputsNow} gave
     */
    float[] combine(int[] members, float[][] answers, float[] inputs);

    /** The share of each member in the answer; sums to 1 for numbers, in the log domain for classes. */
    double[] weights(int[] members);

    /**
     * Learns.
     *
     * @param truth class index or scaled number
     * @param deviation running deviation of the mean's error; only for numbers
     * @param trust factor of the rate
     */
    void learn(int[] members, float[][] answers, float[] inputs, double truth, double deviation, double trust);

    /** An expert is another one: it has a say as at the beginning. */
    void renew(int expert);

    void write(StateWriter out);

    void read(StateReader in);
}
