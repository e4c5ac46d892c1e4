package moestro.app.report.svg;

import java.util.ArrayList;
import java.util.List;

/** Lines, areas, dots and marks over two numeric axes, drawn in the order in which they are added, dots last. */
public final class XyChart implements Chart {
    private static final int WIDE = 600;

    private final String title;
    private final Axis x;
    private final Axis y;
    private final List<Layer> layers = new ArrayList<>();
    /** Above all else, and never cut at the edge. */
    private final List<Layer> points = new ArrayList<>();

    /**
     * An empty plane.
     *
     * @param title what the picture shows, for those who cannot see it
     */
    public XyChart(String title, Axis x, Axis y) {
        this.title = title;
        this.x = x;
        this.y = y;
    }

    /**
     * Adds a line through points; it has gaps where a number is not finite.
     *
     * @param name shown on hovering
     * @param style classes of the style sheet
     */
    public XyChart line(String name, String style, double[] xs, double[] ys) {
        layers.add(new Layer.Line(name, style, xs, ys));
        return this;
    }

    /** Adds the area between two lines. */
    public XyChart band(String name, String style, double[] xs, double[] lower, double[] upper) {
        layers.add(new Layer.Band(name, style, xs, lower, upper));
        return this;
    }

    /** Adds dots, each with a text that is shown on hovering. */
    public XyChart points(String style, double[] xs, double[] ys, String[] titles) {
        points.add(new Layer.Points(style, xs, ys, titles));
        return this;
    }

    /** Adds a vertical mark. */
    public XyChart mark(double at, String text) {
        layers.add(new Layer.Mark(at, text));
        return this;
    }

    /**
     * Adds a text beside a vertical mark, for pictures that nobody can hover over.
     *
     * @param line from the top, 0 for the first
     */
    public XyChart note(double at, int line, String text) {
        layers.add(new Layer.Note(at, line, text));
        return this;
    }

    @Override
    public void draw(Markup out, int width) {
        int height = width > WIDE ? 300 : 270;
        Frame frame = new Frame(x, y, width, height);
        String clip = out.newId();
        Chart.open(out, title, width, height);
        frame.clip(out, clip);
        frame.draw(out);
        out.open("g", "clip-path", "url(#" + clip + ")");
        layers.forEach(layer -> layer.draw(out, frame));
        out.close();
        points.forEach(layer -> layer.draw(out, frame));
        out.close();
    }
}
