package moestro.app.evaluate.html;

import java.util.Arrays;
import moestro.app.report.Numbers;
import moestro.mixture.metric.Quality;

/** How to tell of a metric. */
enum Metric {
    ACCURACY("accuracy", "Accuracy", true),
    KAPPA("kappa", "Cohen’s kappa", true),
    LOG_LOSS("logLoss", "Log loss", false),
    RMSE("rmse", "RMSE", false),
    MAE("mae", "Mean absolute error", false),
    R2("r2", "R²", true);

    private final String key;
    private final String title;
    private final boolean higherIsBetter;

    Metric(String key, String title, boolean higherIsBetter) {
        this.key = key;
        this.title = title;
        this.higherIsBetter = higherIsBetter;
    }

    /** The metric of a name among {@link Quality#values()}. */
    static Metric of(String key) {
        return Arrays.stream(values())
                .filter(metric -> metric.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no title for the metric '" + key + "'"));
    }

    String key() {
        return key;
    }

    String title() {
        return title;
    }

    boolean higherIsBetter() {
        return higherIsBetter;
    }

    double of(Quality quality) {
        return quality.values().get(key);
    }

    String format(double value) {
        return this == ACCURACY ? Numbers.percent(value, 2) : Numbers.metric(value);
    }

    /** Whether a value is better than another. */
    boolean better(double value, double other) {
        return higherIsBetter ? value > other : value < other;
    }

    /** How far two values are apart: losses as a share of the other, bounded metrics as a plain difference. */
    String distance(double value, double other) {
        double difference = Math.abs(value - other);
        if (!higherIsBetter) {
            return Numbers.percent(difference / other, 1);
        }
        return this == ACCURACY ? Numbers.fixed(100 * difference, 2) + " points" : Numbers.fixed(difference, 4);
    }
}
