package moestro.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import moestro.mixture.Parameters;
import moestro.mixture.balance.BalancerKind;
import moestro.mixture.gate.GateSettings;
import moestro.mixture.route.RouterKind;

/**
 * What each balancer and each router makes of equally good experts, as Markdown tables, written into a document between
 * the lines {@value #BEGIN} and {@value #END}. Its argument is that document.
 */
public final class BalanceTable {
    private static final String BEGIN = "<!-- begin of BalanceTable -->";
    private static final String END = "<!-- end of BalanceTable -->";
    private static final String HEAD = """
            | %s | error, first half | error | log loss | experts run | load entropy | MaxVio | dead |
            |---|---:|---:|---:|---:|---:|---:|---:|
            """;
    private static final GateSettings GATE = GateSettings.of(new Parameters(Map.of("k", 2.0)));

    private BalanceTable() {}

    /** Writes the tables. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("name the document to write into, such as docs/routing.md");
        }
        Path document = Path.of(arguments[0]);
        String text = Files.readString(document);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(document + " lacks the lines " + BEGIN + " and " + END);
        }
        String before = text.substring(0, begin + BEGIN.length());
        Files.writeString(document, before + "\n" + tables() + "\n" + text.substring(end));
    }

    private static String tables() {
        return "\nEvery balancer, all regimes equally often:\n\n"
                + balancers(RegimeStream.equal())
                + "\nEvery balancer, regime *r* in proportion to 1 / (*r* + 1):\n\n"
                + balancers(RegimeStream.skewed())
                + "\nEvery router, all regimes equally often:\n\n"
                + routers(RegimeStream.equal());
    }

    private static String balancers(RegimeStream stream) {
        StringBuilder table = new StringBuilder(HEAD.formatted("balancer"));
        for (BalancerKind kind : BalancerKind.values()) {
            table.append(row(kind.key(), BalanceTrial.run(stream, GATE.with(kind), 1)));
        }
        return table.toString();
    }

    private static String routers(RegimeStream stream) {
        StringBuilder table = new StringBuilder(HEAD.formatted("router"));
        for (RouterKind kind : RouterKind.values()) {
            table.append(row(kind.key(), BalanceTrial.run(stream, GATE.with(kind), 1)));
        }
        return table.toString();
    }

    private static String row(String name, BalanceTrial trial) {
        return String.format(
                Locale.ROOT,
                "| `%s` | %.4f | %.4f | %.4f | %.2f | %.3f | %.2f | %d |\n",
                name,
                trial.early(),
                trial.error(),
                trial.logLoss(),
                trial.expertsRun(),
                trial.load().entropy(),
                trial.load().maxViolation(),
                trial.dead());
    }
}
