package moestro.app.report;

import java.util.ArrayList;
import java.util.List;

/** A plain table: the first column to the left, the others to the right. */
public final class Table {
    private final List<String[]> rows = new ArrayList<>();

    /** A table with these column heads. */
    public Table(String... heads) {
        rows.add(heads);
    }

    /** Adds a row of as many cells as there are heads. */
    public Table row(String... cells) {
        if (cells.length != rows.getFirst().length) {
            throw new IllegalArgumentException(
                    "a row of " + cells.length + " cells in a table of " + rows.getFirst().length);
        }
        rows.add(cells);
        return this;
    }

    @Override
    public String toString() {
        int[] widths = new int[rows.getFirst().length];
        for (String[] row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row[c].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String padding = " ".repeat(widths[c] - row[c].length());
                line.append(c == 0 ? row[c] + padding : "  " + padding + row[c]);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
