package moestro.app.report.svg;

import static moestro.app.report.svg.Frame.px;

import java.util.List;
import moestro.app.report.Numbers;

/**
 * Shares as a table of coloured cells, each with its percentage.
 *
 * @param title what the picture shows, for those who cannot see it
 * @param rows names of the rows
 * @param columns names of the columns
 * @param shares double[rows][columns]
 */
@SuppressWarnings("ArrayRecordComponent") // drawn once
public record HeatMap(String title, List<String> rows, List<String> columns, double[][] shares) implements Chart {
    private static final int ROW = 28;
    private static final int HEAD = 24;
    private static final double CHARACTER = 6.4;
    private static final double DARK = .55;

    @Override
    public void draw(Markup out, int width) {
        int longest = rows.stream().mapToInt(String::length).max().orElse(0);
        double left = Math.min(.32 * width, 12 + CHARACTER * longest);
        double cell = (width - left) / columns.size();
        Chart.open(out, title, width, HEAD + ROW * rows.size());
        for (int c = 0; c < columns.size(); c++) {
            label(out, columns.get(c), left + (c + .5) * cell, 16, "middle", cell / CHARACTER);
        }
        for (int r = 0; r < rows.size(); r++) {
            label(out, rows.get(r), left - 8, HEAD + ROW * r + 18, "end", left / CHARACTER - 1);
            for (int c = 0; c < columns.size(); c++) {
                cell(out, r, c, left + c * cell, cell);
            }
        }
        out.close();
    }

    private void cell(Markup out, int row, int column, double x, double width) {
        double most = most();
        double strength = most > 0 ? shares[row][column] / most : 0;
        String text = Numbers.percent(shares[row][column], width < 60 ? 0 : 1);
        out.open("g").leaf("title", rows.get(row) + ", " + columns.get(column) + ": " + text);
        out.empty(
                "rect",
                "class",
                "heat",
                "x",
                px(x + 1),
                "y",
                px(HEAD + ROW * row + 1),
                "width",
                px(width - 2),
                "height",
                px(ROW - 2),
                "rx",
                "2",
                "fill-opacity",
                Numbers.fixed(.04 + .96 * strength, 3));
        out.leaf(
                "text",
                text,
                "class",
                strength > DARK ? "strong" : "weak",
                "x",
                px(x + width / 2),
                "y",
                px(HEAD + ROW * row + 18),
                "text-anchor",
                "middle");
        out.close();
    }

    private double most() {
        double most = 0;
        for (double[] row : shares) {
            for (double share : row) {
                most = Math.max(most, share);
            }
        }
        return most;
    }

    private static void label(Markup out, String text, double x, double y, String anchor, double room) {
        out.open("text", "x", px(x), "y", px(y), "text-anchor", anchor).text(Labels.cut(text, room));
        out.leaf("title", text).close();
    }
}
