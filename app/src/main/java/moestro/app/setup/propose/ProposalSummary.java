package moestro.app.setup.propose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was proposed, in short, for people and for programs.
 *
 * @param proposal the choices
 * @param client properties of Kafka's clients, some of which were not written
 * @param file that was written
 */
record ProposalSummary(Proposal proposal, Map<String, String> client, String file) {

    String text() {
        LabelChoice label = proposal.label();
        List<String> lines = new ArrayList<>();
        lines.add("looked at " + proposal.events().looks().size() + " events and "
                + proposal.labels().looks().size() + " labels, and wrote " + file + ":");
        lines.add("  predicts " + label.field().path() + ", "
                + (label.isClassification() ? "one of " + label.classes() : "a number") + ", by "
                + proposal.features().numbers().size() + " numbers and "
                + proposal.features().categories().size() + " categories");
        proposal.unclear().forEach(unclear -> lines.add("  unclear: " + unclear));
        secrets()
                .forEach(key -> lines.add("  set the environment variable " + ProposalText.variable(key) + " to what "
                        + key + " is; it was not written"));
        lines.add("next: look it over, then moestro check --config " + file);
        return String.join("\n", lines) + "\n";
    }

    private List<String> secrets() {
        return client.keySet().stream().filter(ProposalText::isSecret).toList();
    }

    Map<String, Object> json() {
        LabelChoice label = proposal.label();
        FeatureChoice features = proposal.features();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", file);
        json.put("events", json(proposal.events(), proposal.eventId(), proposal.eventTime()));
        Map<String, Object> labels = json(proposal.labels(), proposal.labelId(), proposal.labelTime());
        labels.put("label", label.field().path());
        json.put("labels", labels);
        json.put("task", label.isClassification() ? "classification" : "regression");
        json.put("classes", label.classes());
        json.put("numbers", features.numbers());
        json.put("categories", features.categories());
        json.put("leftOut", features.leftOut());
        json.put("timeToLive", proposal.timeToLive().path());
        json.put("unclear", proposal.unclear());
        json.put("environment", secrets().stream().map(ProposalText::variable).toList());
        return json;
    }

    private static Map<String, Object> json(TopicSample sample, Choice id, Choice time) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("topic", sample.topic());
        json.put("format", sample.avro() ? "avro" : "json");
        json.put("sampled", sample.looks().size());
        json.put("unreadable", sample.unreadable());
        json.put("id", path(id));
        json.put("time", path(time));
        return json;
    }

    /** Null where the record itself has it: its key, or its timestamp. */
    private static String path(Choice choice) {
        return choice.path().equals(Survey.KEY) ? null : choice.path();
    }
}
