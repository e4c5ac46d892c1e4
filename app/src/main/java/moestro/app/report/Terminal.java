package moestro.app.report;

import java.io.Console;

/** Whether somebody is watching. */
public final class Terminal {
    private Terminal() {}

    /** Whether progress may be drawn: a terminal, and not a dumb one. */
    @SuppressWarnings("SystemConsoleNull") // with its default provider, JDK 25 still returns null without a terminal
    public static boolean isInteractive() {
        String term = System.getenv("TERM");
        Console console = System.console();
        return console != null && console.isTerminal() && term != null && !term.equals("dumb");
    }
}
