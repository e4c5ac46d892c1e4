package moestro.bench.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Ratios as bars to the right of a line where we are ahead, to the left where the peer is; each step to the side is a
 * factor of ten. One picture in one file, which needs nothing else.
 */
public final class Plot {
    private static final int WIDTH = 860;
    private static final int ROW = 22;
    private static final int LINE = 620;
    private static final int DECADE = 90;
    private static final int MOST = 2;
    private static final int BAR = 12;
    private static final int BASE = 15;

    private Plot() {}

    /** Writes the picture, as SVG. */
    public static void write(Path file, List<Figure> figures) throws IOException {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n",
                WIDTH,
                ROW * figures.size() + ROW));
        for (int i = 0; i < figures.size(); i++) {
            bar(svg, figures.get(i), ROW * i + ROW / 2);
        }
        svg.append(String.format(
                Locale.ROOT, "<path d=\"M%d 4V%d\" stroke=\"#333\"/>%n</svg>%n", LINE, ROW * figures.size() + ROW - 4));
        Files.writeString(file, svg);
    }

    private static void bar(StringBuilder svg, Figure figure, int top) {
        double length = DECADE * Math.clamp(Math.log10(figure.ratio()), -MOST, MOST);
        boolean ahead = length >= 0;
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"4\" y=\"%d\">%s</text>%n"
                        + "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n"
                        + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.2f</text>%n",
                top + BASE,
                escaped(figure.name()),
                Math.min(LINE, LINE + length),
                top + ROW - BASE - 1,
                Math.abs(length),
                BAR,
                ahead ? "#2a7f62" : "#c0592b",
                WIDTH - 8,
                top + BASE,
                figure.ratio()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
