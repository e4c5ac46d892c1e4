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
     * Asks.
     *
     * @param labels clips numbers to the range seen
     */
    public static Answer of(Expert expert, Input input, Task task, LabelHistory labels) {
        float[] output = new float[task.outputs()];
        try {
            expert.predict(input, output);
        } catch (RuntimeException | StackOverflowError e) {
            return new Answer(null, "threw " + e);
        }
        for (float value : output) {
            if (!Float.isFinite(value)) {
                return new Answer(null, "answered " + value);
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
                return new Answer(null, "answered the probability " + p);
            }
            sum += p;
        }
        return Math.abs(sum - 1) <= SUM_TOLERANCE
                ? new Answer(probabilities, null)
                : new Answer(null, "answered probabilities that sum to " + sum);
    }

    /** What an expert said that never came to speak. */
    public static Answer none() {
        return new Answer(null, "did not answer");
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
