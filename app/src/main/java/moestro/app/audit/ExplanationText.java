package moestro.app.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import moestro.app.report.Table;
import moestro.avro.Lesson;
import moestro.avro.Prediction;
import moestro.mixture.Task;

/**
 * An explanation, for people and for programs.
 *
 * @param task what is predicted
 * @param recorded the prediction as it stands on its topic
 * @param remembered its event, and its label if it has come
 * @param repeated the prediction made again
 * @param same whether both are the same
 */
record ExplanationText(Task task, Prediction recorded, Lesson remembered, Prediction repeated, boolean same) {

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(recorded.id()).append(" at ").append(Instant.ofEpochMilli(recorded.time()));
        text.append(": ").append(answer(recorded)).append('\n');
        if (!remembered.isPending()) {
            text.append("truth: ")
                    .append(truth())
                    .append(", known ")
                    .append(delay())
                    .append(" later\n");
        }
        text.append('\n').append(routes());
        text.append('\n').append("gate: ").append(version(recorded.gateVersion()));
        text.append(", encoder: ").append(version(recorded.encoderVersion())).append('\n');
        text.append(ranges());
        if (recorded.explored()) {
            text.append(remembered.explored()).append(" was asked to explore, by chance\n");
        }
        recorded.degraded()
                .forEach(reason -> text.append("degraded: ").append(reason).append('\n'));
        return text.append(verdict()).append('\n').toString();
    }

    /** Whose models these are, and whose gates decided; nothing if all lessons have one learner. */
    private String ranges() {
        if (recorded.gates().isEmpty()) {
            return recorded.range() == 0 ? "" : "range " + recorded.range() + '\n';
        }
        List<String> gates = new ArrayList<>();
        for (int range = 0; range < recorded.gates().size(); range++) {
            gates.add(range + " " + version(recorded.gates().get(range)));
        }
        return "range " + recorded.range() + "; the gate is the mean of the ranges' gates: " + String.join(", ", gates)
                + '\n';
    }

    private String verdict() {
        return same
                ? "made again from the lessons: the same, bit for bit"
                : "made again from the lessons, it is NOT the same: " + answer(repeated) + "\n"
                        + new ExplanationText(task, repeated, remembered, repeated, true).routes();
    }

    private String routes() {
        Table table = new Table("expert", "weight", "score", "answer", "version");
        for (Prediction.Route route : recorded.routes()) {
            table.row(
                    route.expert(),
                    String.format(Locale.ROOT, "%.3f", route.weight()),
                    String.format(Locale.ROOT, "%.3f", route.logit()),
                    answer(route.output()),
                    version(route.version()));
        }
        return table.toString();
    }

    private String answer(Prediction prediction) {
        String answer = answer(prediction.output());
        return prediction.lower() == null
                ? answer
                : String.format(
                        Locale.ROOT, "%s (90 %%: %.4g to %.4g)", answer, prediction.lower(), prediction.upper());
    }

    private String answer(float[] output) {
        if (!(task instanceof Task.Classification known)) {
            return String.format(Locale.ROOT, "%.6g", output[0]);
        }
        List<String> shares = new ArrayList<>();
        for (int c = 0; c < output.length; c++) {
            shares.add(String.format(Locale.ROOT, "%s %.3f", known.classes().get(c), output[c]));
        }
        return String.join(", ", shares);
    }

    private String truth() {
        return task instanceof Task.Classification known
                ? known.classes().get(remembered.label().intValue())
                : String.format(Locale.ROOT, "%.6g", remembered.label());
    }

    private String delay() {
        Duration delay = Duration.ofMillis(remembered.labelTime() - remembered.eventTime());
        return delay.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private static String version(long offset) {
        return offset < 0 ? "before any lesson" : String.format(Locale.ROOT, "version %,d", offset);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", recorded.id());
        json.put("time", recorded.time());
        json.put("output", recorded.output());
        json.put("answer", recorded.answer());
        json.put("value", recorded.value());
        json.put("label", remembered.label());
        json.put("gateVersion", recorded.gateVersion());
        json.put("encoderVersion", recorded.encoderVersion());
        json.put("range", recorded.range());
        json.put("gates", recorded.gates());
        List<Map<String, Object>> routes = new ArrayList<>();
        recorded.routes().forEach(route -> routes.add(json(route)));
        json.put("routes", routes);
        json.put("explored", recorded.explored() ? remembered.explored() : null);
        json.put("degraded", recorded.degraded());
        json.put("repeated", repeated.output());
        json.put("same", same);
        return json;
    }

    private static Map<String, Object> json(Prediction.Route route) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("expert", route.expert());
        json.put("weight", route.weight());
        json.put("score", route.logit());
        json.put("output", route.output());
        json.put("version", route.version());
        return json;
    }
}
