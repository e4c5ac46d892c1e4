package moestro.mixture;

/** Asks one expert, and keeps what goes wrong from spreading. */
public final class Answer {
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
        if (!task.isClassification()) {
            output[0] = labels.clipped(output[0]);
        }
        return new Answer(output, null);
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
