package moestro.mixture;

/** Asks one expert, and keeps what goes wrong from spreading. */
public final class Answer {
    private static final float SUM_TOLERANCE = 1e-2f;

    private final float[] output;
    private final String failure;

    private Answer(float[] output, String failure) {
        this.output = output;
        this.failure = failure;
    }

    /**
     * Asks. Whatever the expert throws is its failure, errors too: an array too large for the heap, a recursion without
     * end or a class that is missing belongs to this one call.
     *
     * @param labels clips numbers to the range seen
     */
    public static Answer of(Expert expert, Input input, Task task, LabelHistory labels) {
        float[] written = new float[task.outputs()];
        try {
            expert.predict(input, written);
        } catch (Throwable e) {
            return failed("threw " + Thrown.text(e));
        }
        // A copy, for an expert may keep the array and write to it when the answer has long been found good.
        return checked(written.clone(), task, labels);
    }

    /**
     * Takes an answer that was given elsewhere.
     *
     * @param given class probabilities, or one number in the label's own unit
     * @param labels clips numbers to the range seen
     */
    public static Answer given(double[] given, Task task, LabelHistory labels) {
        if (given.length != task.outputs()) {
            return failed("answered with " + given.length + " numbers where " + task.outputs() + " were expected");
        }
        float[] output = new float[given.length];
        for (int k = 0; k < output.length; k++) {
            output[k] = (float) (task.isClassification() ? given[k] : labels.scaled(given[k]));
        }
        return checked(output, task, labels);
    }

    /**
     * An answer that was found good before, as a lesson has it.
     *
     * @param output float[outputs], in the experts' scale
     */
    public static Answer kept(float[] output) {
        return new Answer(output, null);
    }

    private static Answer checked(float[] output, Task task, LabelHistory labels) {
        for (float value : output) {
            if (!Float.isFinite(value)) {
                return failed("answered " + value);
            }
        }
        if (task.isClassification()) {
            return ofClasses(output);
        }
        output[0] = labels.clipped(output[0]);
        return new Answer(output, null);
    }

    private static Answer ofClasses(float[] probabilities) {
        float sum = 0;
        for (float p : probabilities) {
            if (p < 0) {
                return failed("answered the probability " + p);
            }
            sum += p;
        }
        return Math.abs(sum - 1) <= SUM_TOLERANCE
                ? new Answer(probabilities, null)
                : failed("answered probabilities that sum to " + sum);
    }

    /** What an expert said that never came to speak. */
    public static Answer none() {
        return failed("did not answer");
    }

    /**
     * An answer that cannot be used.
     *
     * @param failure what went wrong, to be read after the expert's name: "threw ...", "took 1.2 s ..."
     */
    public static Answer failed(String failure) {
        return new Answer(null, failure);
    }

    /** float[outputs], or null if the expert failed. */
    public float[] output() {
        return output;
    }

    /** What went wrong, or null. */
    public String failure() {
        return failure;
    }
}
