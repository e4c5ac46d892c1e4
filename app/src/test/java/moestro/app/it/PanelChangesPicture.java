package moestro.app.it;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import moestro.app.report.svg.Axis;
import moestro.app.report.svg.Chart;
import moestro.app.report.svg.Markup;
import moestro.app.report.svg.XyChart;
import moestro.avro.Lesson;
import moestro.avro.Prediction;

/**
 * Draws what a change of the panel did: the error over time, that of the challenger's answers in the shadow, and the
 * share of each expert. In one file that follows the reader's light or dark.
 *
 * @param predictions by the number of their event
 * @param lessons those of events, by id
 * @param experts in the order of the legend; the last one is the challenger
 */
record PanelChangesPicture(
        List<Prediction> predictions,
        Map<String, Lesson> lessons,
        List<String> experts,
        int added,
        int promoted,
        int removed) {
    private static final int WIDTH = 760;
    private static final int TOP = 34;
    private static final int HEIGHT = 300;
    private static final int WINDOW = 50;
    private static final double MOST = .6;
    private static final String STYLE = """
            svg { --ink: #16202c; --soft: #5b6876; --grid: #e9edf1; --card: #ffffff; --alarm: #b3261e;
              --e0: #0072b2; --e1: #e69f00; --e2: #117733; --e3: #cc6677;
              font: 12px system-ui, sans-serif; }
            @media (prefers-color-scheme: dark) { svg { --ink: #e8edf2; --soft: #9aa7b4; --grid: #242d37; --card: #0d1117;
              --alarm: #ff8a80; --e0: #4ba3e3; --e1: #f0b13a; --e2: #3fb36b; --e3: #e58a98; } }
            text { fill: var(--soft); } .label { font-size: 11.5px; } .grid { stroke: var(--grid); }
            .axis, .tick { stroke: var(--soft); opacity: .7; }
            .line { fill: none; stroke: var(--c); stroke-linejoin: round; stroke-linecap: round; stroke-width: 2; }
            .mixture { --c: var(--ink); stroke-width: 2.3; } .shadow { stroke-dasharray: 5 3; }
            .area { fill: var(--c); stroke: var(--card); stroke-width: .6; } .key { fill: var(--c); }
            .stem { stroke: var(--alarm); stroke-dasharray: 2 3; } .flag { fill: var(--alarm); }
            .c0 { --c: var(--e0); } .c1 { --c: var(--e1); } .c2 { --c: var(--e2); } .c3 { --c: var(--e3); }
            """;

    /** The file. */
    String svg() {
        Markup out = new Markup();
        int height = TOP + 2 * HEIGHT;
        out.open("svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 " + WIDTH + " " + height);
        out.leaf("style", STYLE);
        legend(out);
        place(out, TOP, errors());
        place(out, TOP + HEIGHT, shares());
        return out.close() + "\n";
    }

    private void legend(Markup out) {
        double x = 46;
        for (int e = 0; e < experts.size(); e++) {
            out.empty("rect", "class", "key c" + e, "x", "" + x, "y", "8", "width", "14", "height", "10", "rx", "2");
            out.leaf("text", experts.get(e), "x", "" + (x + 20), "y", "17");
            x += 50 + 7 * experts.get(e).length();
        }
        out.open("path", "class", "line mixture", "d", "M" + x + " 13h14").close();
        out.leaf("text", "mixture", "x", "" + (x + 20), "y", "17");
    }

    private static void place(Markup out, int y, Chart chart) {
        out.open("svg", "y", "" + y, "width", "" + WIDTH, "height", "" + HEIGHT);
        chart.draw(out, WIDTH);
        out.close();
    }

    private XyChart errors() {
        XyChart chart = new XyChart(
                "Error over time",
                events(),
                new Axis("error (RMSE of " + WINDOW + " events; what is above is cut)", 0, MOST, false));
        int challenger = experts.size() - 1;
        double[] alone = challengerErrors();
        marks(chart, true);
        chart.line("challenger in the shadow", "c" + challenger + " shadow", middles(), windows(n -> alone[n]));
        chart.line(
                "mixture", "mixture", middles(), windows(n -> predictions.get(n).value() - Trial.truth(n)));
        return chart;
    }

    private XyChart shares() {
        XyChart chart = new XyChart("Share of the weight", events(), Axis.ofShares("share in the predictions", 0, 1));
        double[] lower = new double[middles().length];
        for (int e = 0; e < experts.size(); e++) {
            String expert = experts.get(e);
            double[] upper = means(n -> weight(predictions.get(n), expert));
            for (int i = 0; i < upper.length; i++) {
                upper[i] += lower[i];
            }
            chart.band(expert, "c" + e, middles(), lower, upper);
            lower = upper;
        }
        marks(chart, false);
        return chart;
    }

    private void marks(XyChart chart, boolean told) {
        List<Integer> places = List.of(added, promoted, removed);
        List<String> texts = List.of("added, in the shadow", "promoted", experts.get(2) + " removed");
        for (int i = 0; i < places.size(); i++) {
            chart.mark(places.get(i), texts.get(i));
            if (told) {
                chart.note(places.get(i), i % 2, texts.get(i));
            }
        }
    }

    private Axis events() {
        return new Axis("event", 0, predictions.size(), false);
    }

    private static double weight(Prediction prediction, String expert) {
        return prediction.routes().stream()
                .filter(route -> route.expert().equals(expert))
                .mapToDouble(Prediction.Route::weight)
                .sum();
    }

    /** Of its answers until it has a voice, in the labels' unit; not a number where it was not asked. */
    private double[] challengerErrors() {
        double[] errors = new double[predictions.size()];
        Arrays.fill(errors, Double.NaN);
        String challenger = experts.getLast();
        for (int n = added; n < promoted; n++) {
            Lesson lesson = lessons.get(predictions.get(n).id());
            int at = Arrays.asList(lesson.asked()).indexOf(challenger);
            if (at >= 0 && lesson.answers()[at].length > 0) {
                errors[n] = unscaled(lesson, predictions.get(n), lesson.answers()[at][0]) - Trial.truth(n);
            }
        }
        return errors;
    }

    /** A lesson has answers in the experts' scale, its prediction some of them in the labels' unit: a line leads over. */
    private static double unscaled(Lesson lesson, Prediction prediction, double answer) {
        List<double[]> known = new ArrayList<>();
        known.add(new double[] {lesson.output()[0], prediction.value()});
        for (Prediction.Route route : prediction.routes()) {
            int at = Arrays.asList(lesson.asked()).indexOf(route.expert());
            known.add(new double[] {lesson.answers()[at][0], route.output()[0]});
        }
        known.sort((a, b) -> Double.compare(a[0], b[0]));
        double[] low = known.getFirst();
        double[] high = known.getLast();
        double slope = (high[1] - low[1]) / (high[0] - low[0]);
        return low[1] + slope * (answer - low[0]);
    }

    private double[] middles() {
        return IntStream.range(0, predictions.size() / WINDOW)
                .mapToDouble(window -> (window + .5) * WINDOW)
                .toArray();
    }

    /** The root mean square of what is known in each window. */
    private double[] windows(IntToDoubleFunction error) {
        double[] squares = means(n -> error.applyAsDouble(n) * error.applyAsDouble(n));
        return Arrays.stream(squares).map(Math::sqrt).toArray();
    }

    private double[] means(IntToDoubleFunction value) {
        return IntStream.range(0, predictions.size() / WINDOW)
                .mapToDouble(window -> IntStream.range(window * WINDOW, (window + 1) * WINDOW)
                        .mapToDouble(value)
                        .filter(Double::isFinite)
                        .average()
                        .orElse(Double.NaN))
                .toArray();
    }
}
