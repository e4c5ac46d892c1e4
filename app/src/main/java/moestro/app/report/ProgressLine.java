package moestro.app.report;

import java.io.PrintStream;

/** A progress bar on standard error, redrawn a few times a second; silent where there is no terminal. */
public final class ProgressLine implements AutoCloseable {
    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = 200_000_000;

    private final PrintStream out = System.err;
    private final boolean visible = Terminal.isInteractive();
    private final String what;
    private final long total;
    private final long start = System.nanoTime();
    private long drawn;

    /** A bar that is complete at {@code total}. */
    public ProgressLine(String what, long total) {
        this.what = what;
        this.total = total;
    }

    /** So many are done. */
    public void at(long done) {
        long now = System.nanoTime();
        if (visible && (now - drawn > REDRAW_NANOS || done == total)) {
            drawn = now;
            out.print("\r" + line(done, (now - start) / 1e9) + "\033[K");
        }
    }

    private String line(long done, double seconds) {
        int filled = (int) (WIDTH * done / Math.max(1, total));
        return String.format(
                "%-10s [%s%s] %3d%%  %,d of %,d  %,.0f/s",
                what,
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                100 * done / Math.max(1, total),
                done,
                total,
                done / Math.max(seconds, 1e-3));
    }

    @Override
    public void close() {
        if (visible) {
            out.print("\r\033[K");
        }
    }
}
