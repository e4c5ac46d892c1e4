package moestro.app.evaluate.finding;

import java.util.List;
import java.util.stream.IntStream;
import moestro.mixture.Task;

/** The quality of the baselines, window by window. */
public final class BaselineSeries {
    private final List<QualitySeries> alone;
    private final QualitySeries uniform;

    /** No prediction yet, of so many experts. */
    public BaselineSeries(Task task, int experts, Windows windows) {
        alone = IntStream.range(0, experts)
                .mapToObj(e -> new QualitySeries(task, windows))
                .toList();
        uniform = new QualitySeries(task, windows);
    }

    /** Scores what each expert alone and their mean have predicted for a record. */
    public void predicted(int record, float[][] answers, float[] mean, double label) {
        for (int e = 0; e < answers.length; e++) {
            alone.get(e).add(record, answers[e], label);
        }
        uniform.add(record, mean, label);
    }

    /** Of each expert alone, in the panel's order. */
    public List<QualitySeries> alone() {
        return alone;
    }

    /** Of the uniform mean. */
    public QualitySeries uniform() {
        return uniform;
    }
}
