package moestro.app.dashboard;

import moestro.mixture.Lesson;
import moestro.mixture.Pending;
import moestro.mixture.Row;

/** Lessons as tests need them: of an event with one number. */
final class Lessons {
    private static final float[] NONE = {};

    private Lessons() {}

    /** Experts 0, 1, ... were asked and gave these answers, null for none; the first so many were routed to. */
    static Lesson of(double label, float[] output, float[] history, int routed, float[]... answers) {
        return new Lesson(pending(output, history, 0, routed, answers), label);
    }

    /** Made with this label history, by a gate that had folded so many lessons. */
    static Pending made(float[] history, long lessonsSeen) {
        return pending(new float[1], history, lessonsSeen, 0);
    }

    private static Pending pending(float[] output, float[] history, long lessonsSeen, int routed, float[]... answers) {
        int[] asked = new int[answers.length];
        for (int j = 0; j < asked.length; j++) {
            asked[j] = j;
        }
        return new Pending(
                "id",
                new Row(new float[] {1}, new String[0]),
                new float[] {0},
                history,
                asked,
                routed,
                -1,
                new float[asked.length],
                new float[asked.length],
                answers,
                new float[0][],
                output,
                NONE,
                lessonsSeen);
    }

    static Lesson labelled(double label) {
        return of(label, new float[] {0}, new float[3], 0);
    }
}
