package moestro.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A log of what may come by the hundred thousand: of each kind of problem the first few are written as they are, and
 * from then on one line for each kind and interval, with their number and the last of them. Not thread-safe.
 *
 * <p>Problems are of one kind if they differ in quotes, brackets and digits only. There are as many kinds as messages in
 * the code; still no more than a few dozen are told apart.
 */
final class FloodLog {
    private static final int IN_FULL = 3;
    private static final int MOST_KINDS = 32;
    private static final String OTHERS = "";

    private final Consumer<String> out;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    private static final class Kind {
        private int written;
        private long untold;
        private String last;
    }

    FloodLog(Consumer<String> out) {
        this.out = out;
    }

    /** One problem. */
    void add(String where, String problem) {
        String name = kind(problem);
        if (!kinds.containsKey(name) && kinds.size() >= MOST_KINDS) {
            name = OTHERS;
        }
        Kind kind = kinds.computeIfAbsent(name, any -> new Kind());
        kind.last = where + ": " + problem;
        if (kind.written < IN_FULL) {
            kind.written++;
            out.accept(kind.last);
        } else {
            kind.untold++;
        }
    }

    /** Ends an interval: what was not written is counted. A kind that has ceased begins anew. */
    void summarize() {
        kinds.values().removeIf(kind -> kind.untold == 0);
        for (Kind kind : kinds.values()) {
            out.accept(kind.untold + " more of the same kind, the last: " + kind.last);
            kind.untold = 0;
        }
    }

    /** The problem without quoted and bracketed parts and without digits. */
    static String kind(String problem) {
        StringBuilder kind = new StringBuilder();
        char until = 0;
        for (int i = 0; i < problem.length(); i++) {
            char c = problem.charAt(i);
            if (until != 0) {
                until = c == until ? 0 : until;
            } else if (c == '\'' || c == '[') {
                until = c == '[' ? ']' : c;
            } else if (!Character.isDigit(c)) {
                kind.append(c);
            }
        }
        return kind.toString();
    }
}
