package moestro.app.metrics;

import java.util.List;

/** What Prometheus would be told. */
final class Scrape {
    private Scrape() {}

    static String of(Source... sources) {
        try (Metrics metrics = new Metrics(List.of(sources))) {
            return metrics.text();
        }
    }

    /** The value of a series, by its name with its labels. */
    static double value(String text, String series) {
        return text.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + series + " in:\n" + text));
    }
}
