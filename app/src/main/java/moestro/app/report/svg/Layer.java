package moestro.app.report.svg;

import static moestro.app.report.svg.Frame.px;

/** Something drawn into the plane of a chart. Arrays of one layer have one length; what is not finite is left out. */
sealed interface Layer {

    /** Writes itself. */
    void draw(Markup out, Frame frame);

    /** A line through points. */
    @SuppressWarnings("ArrayRecordComponent") // drawn once
    record Line(String name, String style, double[] xs, double[] ys) implements Layer {
        @Override
        public void draw(Markup out, Frame frame) {
            StringBuilder path = new StringBuilder();
            boolean drawing = false;
            for (int i = 0; i < xs.length; i++) {
                boolean known = Double.isFinite(ys[i]);
                if (known) {
                    String point = px(frame.x(xs[i])) + " " + px(frame.y(ys[i]));
                    // A point alone becomes a line of no length, which round ends make a dot.
                    path.append(drawing ? "L" + point : "M" + point + "L" + point);
                }
                drawing = known;
            }
            out.open("path", "class", "line " + style, "d", path.toString());
            out.leaf("title", name).close();
        }
    }

    /** The area between two lines. */
    @SuppressWarnings("ArrayRecordComponent") // drawn once
    record Band(String name, String style, double[] xs, double[] lower, double[] upper) implements Layer {
        @Override
        public void draw(Markup out, Frame frame) {
            StringBuilder path = new StringBuilder();
            for (int i = 0; i < xs.length; i++) {
                path.append(i == 0 ? "M" : "L")
                        .append(px(frame.x(xs[i])))
                        .append(' ')
                        .append(px(frame.y(upper[i])));
            }
            for (int i = xs.length - 1; i >= 0; i--) {
                path.append('L').append(px(frame.x(xs[i]))).append(' ').append(px(frame.y(lower[i])));
            }
            out.open("path", "class", "area " + style, "d", path.append('Z').toString());
            out.leaf("title", name).close();
        }
    }

    /** Dots. */
    @SuppressWarnings("ArrayRecordComponent") // drawn once
    record Points(String style, double[] xs, double[] ys, String[] titles) implements Layer {
        @Override
        public void draw(Markup out, Frame frame) {
            for (int i = 0; i < xs.length; i++) {
                out.open(
                        "circle",
                        "class",
                        "dot " + style,
                        "cx",
                        px(frame.x(xs[i])),
                        "cy",
                        px(frame.y(ys[i])),
                        "r",
                        "3.6");
                out.leaf("title", titles[i]).close();
            }
        }
    }

    /** A vertical mark over the whole height, with a flag at its top. */
    record Mark(double at, String title) implements Layer {
        @Override
        public void draw(Markup out, Frame frame) {
            double x = frame.x(at);
            double top = frame.top();
            out.open("g", "class", "mark").leaf("title", title);
            Frame.line(out, "stem", x, top, x, frame.bottom());
            out.empty("path", "class", "flag", "d", "M" + px(x - 4.5) + " " + px(top - 2) + "h9l-4.5 8Z");
            out.close();
        }
    }

    /** A text at the top of the plane, to the right of a place. */
    record Note(double at, int line, String text) implements Layer {
        private static final double ROOM = 6;
        private static final double LINE = 14;

        @Override
        public void draw(Markup out, Frame frame) {
            out.leaf(
                    "text",
                    text,
                    "class",
                    "label",
                    "x",
                    px(frame.x(at) + ROOM),
                    "y",
                    px(frame.top() + LINE * (line + 1)));
        }
    }
}
