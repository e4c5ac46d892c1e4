package moestro.topology;

import moestro.avro.Lesson;

/**
 * Whether the numbers of a lesson are such that can be learned from. Moestro writes no others; but the lessons topic is
 * open to whoever may write to it, and a model that has folded a NaN has it for ever.
 */
final class Soundness {
    /** Models compute in float32, where the square of a larger number is infinite. */
    static final double MOST_LABEL = 1e18;

    /** Sums of shares may be above it by a rounding. */
    private static final float ONE = 1.001f;

    private Soundness() {}

    /** What is wrong with a true number, or null. */
    static String complaint(double label) {
        if (!Double.isFinite(label)) {
            return "the label is " + label + ", not a finite number";
        }
        return Math.abs(label) <= MOST_LABEL
                ? null
                : "the label is " + label + "; the most that can be learned is " + MOST_LABEL
                        + ": give it in a larger unit";
    }

    /** What is wrong with the numbers of a lesson that has a label, or null. */
    static String complaint(Lesson lesson) {
        String label = complaint(lesson.label());
        if (label != null) {
            return label;
        }
        if (lesson.routed() < 0 || lesson.lessonsSeen() < 0) {
            return "it rests on " + lesson.routed() + " experts and " + lesson.lessonsSeen() + " lessons";
        }
        for (float propensity : lesson.propensities()) {
            if (!(propensity >= 0 && propensity <= ONE)) {
                return "a propensity is " + propensity;
            }
        }
        return notFinite(lesson);
    }

    private static String notFinite(Lesson lesson) {
        String[] names = {"standardized number", "input of the label history", "output", "input of the stack"};
        float[][] values = {lesson.standardized(), lesson.history(), lesson.output(), lesson.stackInputs()};
        for (int i = 0; i < values.length; i++) {
            if (!areFinite(values[i])) {
                return "its " + names[i] + " is not a finite number";
            }
        }
        return areFinite(lesson.answers()) && areFinite(lesson.combined())
                ? null
                : "an answer in it is not a finite number";
    }

    private static boolean areFinite(float[]... rows) {
        for (float[] row : rows) {
            for (float value : row) {
                if (!Float.isFinite(value)) {
                    return false;
                }
            }
        }
        return true;
    }
}
