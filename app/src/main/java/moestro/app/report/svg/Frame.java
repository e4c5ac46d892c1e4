package moestro.app.report.svg;

import java.util.List;
import java.util.Locale;

/** The plane of a chart: axes, grid and the place of each point. Lengths are in units of the SVG's view box. */
final class Frame {
    private static final double CHARACTER = 6.6;
    private static final double TOP = 14;
    private static final double LABEL = 12;
    private static final double BOTTOM = 38;
    private static final double RIGHT = 14;
    /** So that charts of like numbers are aligned. */
    private static final double LEAST_LEFT = 46;

    private final Axis x;
    private final Axis y;
    private final int width;
    private final int height;
    private final int wantedX;
    private final int wantedY;
    private final double left;

    Frame(Axis x, Axis y, int width, int height) {
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
        this.wantedX = Math.max(2, width / 110);
        this.wantedY = Math.max(2, height / 52);
        int longest = y.ticks(wantedY).stream()
                .mapToInt(tick -> y.format(tick, wantedY).length())
                .max()
                .orElse(1);
        this.left = Math.max(LEAST_LEFT, 12 + CHARACTER * longest);
    }

    double x(double value) {
        return left + x.at(value) * (width - left - RIGHT);
    }

    double y(double value) {
        return height - BOTTOM - y.at(value) * (height - top() - BOTTOM);
    }

    double top() {
        return y.label().isEmpty() ? TOP : TOP + LABEL;
    }

    double bottom() {
        return height - BOTTOM;
    }

    /** A length as text. */
    static String px(double length) {
        String text = String.format(Locale.ROOT, "%.1f", length);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** Writes grid, ticks and labels. */
    void draw(Markup out) {
        for (double tick : y.ticks(wantedY)) {
            line(out, "grid", left, y(tick), width - RIGHT, y(tick));
            text(out, y.format(tick, wantedY), left - 7, y(tick) + 4, "end");
        }
        List<Double> ticks = x.ticks(wantedX);
        for (double tick : ticks) {
            line(out, "tick", x(tick), bottom(), x(tick), bottom() + 4);
            text(out, x.format(tick, wantedX), x(tick), bottom() + 17, anchor(tick));
        }
        line(out, "axis", left, bottom(), width - RIGHT, bottom());
        if (!y.label().isEmpty()) {
            out.leaf("text", y.label(), "class", "label", "x", "2", "y", "12");
        }
        out.leaf(
                "text",
                x.label(),
                "class",
                "label",
                "x",
                px((left + width - RIGHT) / 2),
                "y",
                px(height - 4),
                "text-anchor",
                "middle");
    }

    /** A label at the right edge must not leave the picture. */
    private String anchor(double tick) {
        return x.at(tick) > .97 ? "end" : "middle";
    }

    /** The rectangle that nothing drawn may leave. */
    void clip(Markup out, String id) {
        out.open("clipPath", "id", id);
        out.empty(
                "rect",
                "x",
                px(left),
                "y",
                px(top() - 2),
                "width",
                px(width - left - RIGHT + 1),
                "height",
                px(bottom() - top() + 3));
        out.close();
    }

    static void line(Markup out, String style, double x1, double y1, double x2, double y2) {
        out.empty("line", "class", style, "x1", px(x1), "y1", px(y1), "x2", px(x2), "y2", px(y2));
    }

    private static void text(Markup out, String text, double x, double y, String anchor) {
        out.leaf("text", text, "x", px(x), "y", px(y), "text-anchor", anchor);
    }
}
