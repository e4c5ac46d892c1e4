package moestro.app.report.svg;

import static moestro.app.report.svg.Frame.px;

import java.util.ArrayList;
import java.util.List;

/** Horizontal bars, one below the other, each with its name and its value. */
public final class BarChart implements Chart {
    private static final int ROW = 24;
    private static final double LABELS = .34;
    private static final int VALUES = 52;
    private static final double CHARACTER = 6.4;

    private final String title;
    private final double most;
    private final List<Bar> bars = new ArrayList<>();

    private record Bar(String name, double value, String text, String hint) {}

    /**
     * No bars yet.
     *
     * @param title what the picture shows, for those who cannot see it
     * @param most the value of a bar of full length, above 0
     */
    public BarChart(String title, double most) {
        this.title = title;
        this.most = most;
    }

    /**
     * Adds a bar.
     *
     * @param text its value as written
     * @param hint shown on hovering
     */
    public BarChart bar(String name, double value, String text, String hint) {
        bars.add(new Bar(name, value, text, hint));
        return this;
    }

    @Override
    public void draw(Markup out, int width) {
        Chart.open(out, title, width, ROW * bars.size());
        double left = LABELS * width;
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double length = (width - left - VALUES) * Math.clamp(bar.value / most, 0, 1);
            out.open("g").leaf("title", bar.hint);
            text(out, Labels.cut(bar.name, left / CHARACTER - 1), left - 8, i, "end");
            out.empty(
                    "rect",
                    "class",
                    "bar",
                    "x",
                    px(left),
                    "y",
                    px(ROW * i + 4),
                    "width",
                    px(Math.max(1, length)),
                    "height",
                    px(ROW - 8),
                    "rx",
                    "2");
            text(out, bar.text, left + Math.max(1, length) + 6, i, "start");
            out.close();
        }
        out.close();
    }

    private static void text(Markup out, String text, double x, int row, String anchor) {
        out.leaf("text", text, "x", px(x), "y", px(ROW * row + 16), "text-anchor", anchor);
    }
}
