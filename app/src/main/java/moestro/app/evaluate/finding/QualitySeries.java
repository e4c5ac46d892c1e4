package moestro.app.evaluate.finding;

import java.util.Arrays;
import moestro.mixture.Task;
import moestro.mixture.metric.Quality;

/** The quality of somebody's predictions, window by window. */
public final class QualitySeries {
    private final Windows windows;
    private final Quality[] qualities;

    /** No prediction yet. */
    public QualitySeries(Task task, Windows windows) {
        this.windows = windows;
        this.qualities = new Quality[windows.count()];
        Arrays.setAll(qualities, w -> Quality.of(task));
    }

    /** The quality of the mixture's predictions. */
    public static QualitySeries of(Trace trace, Windows windows) {
        QualitySeries series = new QualitySeries(trace.task(), windows);
        for (int r = 0; r < trace.records(); r++) {
            series.add(r, trace.output(r), trace.truth(r));
        }
        return series;
    }

    /** Scores the prediction of a record. */
    public void add(int record, float[] output, double label) {
        qualities[windows.at(record)].add(output, label);
    }

    /** One metric over time, double[windows]. */
    public double[] values(String metric) {
        return Arrays.stream(qualities)
                .mapToDouble(quality -> quality.values().get(metric))
                .toArray();
    }
}
