package moestro.app.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import moestro.mixture.Catalogue;
import moestro.mixture.ExpertFactory;
import moestro.mixture.Panel;
import moestro.mixture.gate.GateSettings;

/** Writes panels as the YAML that {@link Panels#load} reads back as equal panels. */
public final class PanelText {
    private final Map<String, ExpertFactory> factories;

    /**
     * A writer.
     *
     * @param catalogue knows which parameters are given by name
     */
    public PanelText(Catalogue catalogue) {
        this.factories = catalogue.factories();
    }

    /**
     * A file's text. What is as by default is left out.
     *
     * @param heading lines of comment at the top
     * @param remark lines of comment above each expert
     */
    public String of(Panel panel, List<String> heading, Function<Panel.Member, List<String>> remark) {
        StringBuilder text = new StringBuilder();
        comment(text, "", heading);
        section(text, "gate", gate(panel.gate()));
        section(text, "training", training(panel.training()));
        text.append("experts:\n");
        for (Panel.Member member : panel.withoutSpares().members()) {
            comment(text, "  ", remark.apply(member));
            Map<String, String> keys = new LinkedHashMap<>();
            keys.put("name", member.name());
            keys.put("type", member.type());
            keys.putAll(parameters(member));
            text.append("  - { ").append(joined(keys)).append(" }\n");
        }
        List<String> spare = panel.members().stream()
                .filter(Panel.Member::isSpare)
                .map(Panel.Member::name)
                .toList();
        return spare.isEmpty()
                ? text.toString()
                : text.append("spare: ").append(spare).append('\n').toString();
    }

    /** An expert's name and, in braces, its parameters: {@code net { hidden: 64, rate: 0.002 }}. */
    public String of(Panel.Member member) {
        String parameters = joined(parameters(member));
        return parameters.isEmpty() ? member.name() : member.name() + " { " + parameters + " }";
    }

    private Map<String, String> parameters(Panel.Member member) {
        Map<String, String> spelled = spelled(new TreeMap<>(member.parameters()));
        factories.get(member.type()).durations().forEach(key -> spelled.computeIfPresent(key, (any, it) -> it + "ms"));
        factories.get(member.type()).choices().forEach((key, names) -> {
            if (spelled.containsKey(key)) {
                spelled.put(key, names.get(member.parameters().get(key).intValue()));
            }
        });
        return spelled;
    }

    /** A short spelling of a number, which reads back as the same. */
    public static String number(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    private static void comment(StringBuilder text, String indent, List<String> lines) {
        lines.forEach(line ->
                text.append(indent).append(line.isEmpty() ? "#" : "# " + line).append('\n'));
    }

    private static void section(StringBuilder text, String key, Map<String, String> keys) {
        if (!keys.isEmpty()) {
            text.append(key).append(": { ").append(joined(keys)).append(" }\n");
        }
    }

    private static String joined(Map<String, String> keys) {
        return keys.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> spelled(Map<String, Double> values) {
        Map<String, String> spelled = new LinkedHashMap<>();
        values.forEach((key, value) -> spelled.put(key, number(value)));
        return spelled;
    }

    private static Map<String, String> gate(GateSettings gate) {
        Map<String, String> keys = new LinkedHashMap<>();
        if (gate.router() != GateSettings.defaults().router()) {
            keys.put("router", gate.router().key());
        }
        if (gate.balancer() != GateSettings.defaults().balancer()) {
            keys.put("balancer", gate.balancer().key());
        }
        keys.putAll(spelled(GateKeys.given(gate)));
        return keys;
    }

    private static Map<String, String> training(Panel.Training training) {
        Map<String, Double> values = new LinkedHashMap<>();
        if (!training.equals(Panel.Training.defaults())) {
            values.put("everybody-until", (double) training.everybodyUntil());
            values.put("others-share", training.othersShare());
        }
        return spelled(values);
    }
}
