package moestro.app.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import moestro.mixture.Panel;
import moestro.mixture.gate.GateSettings;

/** Writes a panel as the YAML that {@link Panels#load} reads back as an equal panel. */
public final class PanelText {
    private PanelText() {}

    /**
     * The file's text. What is as by default is left out.
     *
     * @param heading lines of comment at the top
     * @param remark lines of comment above each expert
     */
    public static String of(Panel panel, List<String> heading, Function<Panel.Member, List<String>> remark) {
        StringBuilder text = new StringBuilder();
        comment(text, "", heading);
        section(text, "gate", gate(panel.gate()));
        section(text, "training", training(panel.training()));
        text.append("experts:\n");
        for (Panel.Member member : panel.members()) {
            comment(text, "  ", remark.apply(member));
            text.append("  - { name: ").append(member.name()).append(", type: ").append(member.type());
            new TreeMap<>(member.parameters())
                    .forEach((key, value) ->
                            text.append(", ").append(key).append(": ").append(number(value)));
            text.append(" }\n");
        }
        return text.toString();
    }

    /** Keys and values as they stand in such a file: {@code hidden: 64, rate: 0.002}. */
    public static String parameters(Map<String, Double> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + number(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static void comment(StringBuilder text, String indent, List<String> lines) {
        lines.forEach(line ->
                text.append(indent).append(line.isEmpty() ? "#" : "# " + line).append('\n'));
    }

    private static void section(StringBuilder text, String key, Map<String, Double> values) {
        if (!values.isEmpty()) {
            text.append(key).append(": { ").append(parameters(values)).append(" }\n");
        }
    }

    private static Map<String, Double> gate(GateSettings gate) {
        Map<String, Double> values = GateKeys.values(gate);
        values.entrySet().removeAll(GateKeys.values(GateSettings.defaults()).entrySet());
        return values;
    }

    private static Map<String, Double> training(Panel.Training training) {
        Map<String, Double> values = new LinkedHashMap<>();
        if (!training.equals(Panel.Training.defaults())) {
            values.put("everybody-until", (double) training.everybodyUntil());
            values.put("others-share", training.othersShare());
        }
        return values;
    }

    /** A short spelling that reads back as the same number. */
    private static String number(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
