package moestro.app.demo;

import java.io.PrintStream;
import java.util.Locale;
import moestro.app.report.Table;
import moestro.app.report.Terminal;
import moestro.mixture.metric.Load;
import moestro.mixture.metric.Quality;

/** The demo as it runs: a bar and a table per expert, redrawn in place; where nobody watches, a line now and then. */
final class LiveView {
    private static final int WIDTH = 36;
    private static final long LINE_NANOS = 10_000_000_000L;

    private final Scoreboard board;
    private final long total;
    private final PrintStream out;
    private final boolean redraw = Terminal.isInteractive();
    private final long start = System.nanoTime();
    private int drawnLines;
    private long lastLine = start;

    LiveView(Scoreboard board, long total, PrintStream out) {
        this.board = board;
        this.total = total;
        this.out = out;
    }

    /** Shows the present state; cheap to call often. */
    void show(long lessons, boolean last) {
        if (redraw) {
            String text = bar(lessons) + "\n\n" + table();
            out.print((drawnLines > 0 ? "\033[" + drawnLines + "A\033[J" : "") + text);
            out.flush();
            drawnLines = (int) text.chars().filter(c -> c == '\n').count();
        } else if (last || System.nanoTime() - lastLine > LINE_NANOS) {
            lastLine = System.nanoTime();
            out.println(bar(lessons));
        }
    }

    private String bar(long lessons) {
        long done = board.predictions();
        int filled = (int) (WIDTH * done / Math.max(1, total));
        double seconds = (System.nanoTime() - start) / 1e9;
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d%%  %,d predictions  %,d lessons  %,.0f/s  %s %s",
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                100 * done / Math.max(1, total),
                done,
                lessons,
                done / Math.max(seconds, 1e-3),
                board.task().isClassification() ? "log loss" : "RMSE",
                error(board.mixture()));
    }

    private static String error(Quality quality) {
        return quality.count() == 0 ? "-" : String.format(Locale.ROOT, "%.4f", quality.main());
    }

    private Table table() {
        Table table = new Table("expert", "share", "error when asked", "version");
        Load load = board.load();
        for (int e = 0; e < board.names().size(); e++) {
            Quality quality = board.routed(e);
            table.row(
                    board.names().get(e),
                    String.format(Locale.ROOT, "%.1f %%", 100 * load.share(e)),
                    error(quality),
                    String.format(Locale.ROOT, "%,d", board.version(e)));
        }
        return table;
    }
}
