package moestro.topology;

import java.util.ArrayList;
import java.util.List;
import moestro.mixture.Pending;
import moestro.mixture.Row;

/** The experts that a lesson names and the panel has: their positions in the lesson, in order. */
final class Asked {
    private final List<Integer> positions = new ArrayList<>();
    private final List<Integer> experts = new ArrayList<>();
    private final List<String> names;
    private int routed;

    private Asked(List<String> names) {
        this.names = names;
    }

    static Asked of(moestro.avro.Lesson lesson, List<String> names) {
        Asked asked = new Asked(names);
        for (int j = 0; j < lesson.asked().length; j++) {
            int expert = names.indexOf(lesson.asked()[j]);
            if (expert >= 0) {
                asked.positions.add(j);
                asked.experts.add(expert);
                asked.routed += j < lesson.routed() ? 1 : 0;
            }
        }
        return asked;
    }

    Pending pending(moestro.avro.Lesson lesson, Row row) {
        int n = positions.size();
        int[] indices = new int[n];
        float[] scores = new float[n];
        float[] propensities = new float[n];
        float[][] answers = new float[n][];
        for (int j = 0; j < n; j++) {
            int at = positions.get(j);
            indices[j] = experts.get(j);
            scores[j] = lesson.logits()[at];
            propensities[j] = lesson.propensities()[at];
            answers[j] = lesson.answers()[at].length == 0 ? null : lesson.answers()[at];
        }
        return new Pending(
                lesson.id(),
                row,
                lesson.standardized(),
                lesson.history(),
                indices,
                routed,
                lesson.explored() == null ? -1 : names.indexOf(lesson.explored()),
                scores,
                propensities,
                answers,
                lesson.combined(),
                lesson.output(),
                lesson.stackInputs(),
                lesson.lessonsSeen());
    }
}
