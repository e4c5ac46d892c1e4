package moestro.app.experts;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import moestro.avro.Command;
import moestro.avro.Decision;

/**
 * What became of a command, for people and for programs.
 *
 * @param command that was given
 * @param decision on it; empty if there was none in time
 * @param waited for it, in seconds
 */
record OrderText(Command command, Optional<Decision> decision, int waited) {

    String text() {
        return decision.map(OrderText::told)
                        .orElse("no decision within " + waited + " s: command " + command.id()
                                + " waits in its topic, and is obeyed as soon as 'moestro run' serves and learns")
                + "\n";
    }

    private static String told(Decision decision) {
        String outcome = isRefused(decision) ? "refused" : "done: " + kind(decision) + " " + decision.expert();
        String when =
                decision.lesson() == 0 ? "" : String.format(Locale.ROOT, " (after lesson %,d)", decision.lesson());
        return outcome + when + ": " + decision.reason();
    }

    private static String kind(Decision decision) {
        return decision.kind().name().toLowerCase(Locale.ROOT);
    }

    static boolean isRefused(Decision decision) {
        return decision.kind() == Decision.Kind.REFUSE;
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("command", command.id());
        json.put(
                "outcome",
                decision.map(found -> isRefused(found) ? "refused" : "done").orElse("waiting"));
        json.put("decision", decision.map(OrderText::kind).orElse(null));
        json.put("expert", decision.map(Decision::expert).orElse(command.expert()));
        json.put("lesson", decision.map(Decision::lesson).orElse(null));
        json.put("reason", decision.map(Decision::reason).orElse(null));
        return json;
    }
}
