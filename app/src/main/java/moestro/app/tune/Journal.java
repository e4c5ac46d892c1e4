package moestro.app.tune;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Keeps what was tried, and prints it as a table that grows. */
final class Journal {
    private static final String FORM = "%-64s %10s %9s  %s%n";

    private final PrintStream out;
    private final String metric;
    private final List<Tried> tried = new ArrayList<>();
    private String stage = "";

    /**
     * One thing that was tried.
     *
     * @param stage of the search
     * @param what was tried
     * @param loss or NaN if there is none
     * @param micros CPU per record in microseconds, or NaN
     * @param verdict what became of it, and why
     */
    record Tried(String stage, String what, double loss, double micros, String verdict) {

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("stage", stage);
            json.put("what", what);
            json.put("loss", Double.isNaN(loss) ? null : loss);
            json.put("microsPerRecord", Double.isNaN(micros) ? null : micros);
            json.put("verdict", verdict);
            return json;
        }
    }

    /**
     * An empty journal.
     *
     * @param metric what the losses are
     */
    Journal(PrintStream out, String metric) {
        this.out = out;
        this.metric = metric;
    }

    /** A stage of the search begins. */
    void stage(String name) {
        stage = name;
        out.printf(Locale.ROOT, "%n" + FORM, name, metric, "us/record", "");
    }

    /** Something was scored. */
    void add(String what, Score score, String verdict) {
        add(new Tried(stage, what, score.loss(), score.micros(), verdict));
    }

    /** Something was not even scored. */
    void add(String what, String verdict) {
        add(new Tried(stage, what, Double.NaN, Double.NaN, verdict));
    }

    /** Something was only rehearsed: kept, but not printed. */
    void rehearsed(String what, double loss, String verdict) {
        tried.add(new Tried(stage, what, loss, Double.NaN, verdict));
    }

    private void add(Tried one) {
        tried.add(one);
        out.printf(Locale.ROOT, FORM, "  " + one.what, shown("%.4f", one.loss), shown("%.1f", one.micros), one.verdict);
    }

    /** A remark that is no trial. */
    void say(String text) {
        out.println("  " + text);
    }

    private static String shown(String form, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, form, value);
    }

    /** Everything, in order. */
    List<Tried> tried() {
        return List.copyOf(tried);
    }
}
