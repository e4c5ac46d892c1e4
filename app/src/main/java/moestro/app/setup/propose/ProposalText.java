package moestro.app.setup.propose;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import moestro.app.intake.RegistrySettings;

/**
 * A proposal as a file, with a comment on every choice.
 *
 * @param proposal the choices
 * @param client properties of Kafka's clients
 * @param registry of schemas, if one was named
 * @param applicationId of the deployment
 */
record ProposalText(
        Proposal proposal, Map<String, String> client, Optional<RegistrySettings> registry, String applicationId) {

    String text() {
        StringBuilder text = new StringBuilder();
        head(text);
        text.append("application-id: ").append(Yaml.scalar(applicationId));
        text.append(" # what is learned belongs to this name; Moestro's own topics begin with it\nkafka:\n");
        client.forEach((key, value) -> text.append("  ")
                .append(key)
                .append(": ")
                .append(property(key, value))
                .append('\n'));
        if (proposal.events().avro() || proposal.labels().avro()) {
            registry.map(RegistryLogin::yaml).ifPresent(text::append);
        }
        text.append("topics:\n  partitions: ").append(proposal.events().partitions());
        text.append(" # of the topics that Moestro makes; as many as '")
                .append(proposal.events().topic());
        text.append("' was seen to have\n\ninput:\n");
        origin(text, "events", proposal.events(), proposal.eventId(), proposal.eventTime());
        origin(text, "labels", proposal.labels(), proposal.labelId(), proposal.labelTime());
        chosen(text, "    ", "label", proposal.label().field());
        text.append('\n');
        task(text);
        features(text);
        text.append('\n');
        chosen(text, "", "time-to-live", proposal.timeToLive());
        text.append("panel: default # 'fast' has cheaper experts; a panel of your own: docs/configuration.md\n");
        text.append("http: { port: 8080 } # dashboard, metrics and health, for this machine alone\n");
        return text.toString();
    }

    private void head(StringBuilder text) {
        text.append("# Proposed by 'moestro init' from ")
                .append(proposal.events().looks().size());
        text.append(" events and ").append(proposal.labels().looks().size()).append(" labels. Look it over, then:\n");
        text.append("#   moestro check --config THIS-FILE     says what would fail\n");
        text.append("#   moestro run --config THIS-FILE       predicts and learns\n");
        List<String> unclear = proposal.unclear();
        if (!unclear.isEmpty()) {
            text.append("# Unclear, so look at these first:\n");
            unclear.forEach(one -> text.append("# (?) ").append(line(one)).append('\n'));
        }
        text.append('\n');
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** A secret belongs into the environment. */
    private static String property(String key, String value) {
        return isSecret(key) ? "${" + variable(key) + "}" : Yaml.scalar(value);
    }

    static boolean isSecret(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return name.contains("password") || name.contains("jaas") || name.contains("secret") || name.endsWith(".key");
    }

    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static void origin(StringBuilder text, String what, TopicSample sample, Choice id, Choice time) {
        text.append("  ").append(what).append(":\n    topic: ").append(Yaml.scalar(sample.topic()));
        text.append("\n    format: ").append(sample.avro() ? "avro" : "json").append('\n');
        chosen(text, "    ", "id", id);
        chosen(text, "    ", "time", time);
    }

    /** A key, its value and why; where the record itself has it, a comment instead. */
    private static void chosen(StringBuilder text, String indent, String key, Choice choice) {
        if (!choice.unclear().isEmpty()) {
            text.append(indent).append("# (?) ").append(line(choice.unclear())).append('\n');
        }
        boolean own = choice.path().equals(Survey.KEY);
        text.append(indent)
                .append(
                        own
                                ? "# " + key + ": without it, "
                                        + (key.equals("id") ? "the record's key" : "the record's timestamp")
                                : key + ": " + Yaml.scalar(choice.path()));
        text.append(own ? "; " : " # ").append(line(choice.why())).append('\n');
    }

    private void task(StringBuilder text) {
        LabelChoice label = proposal.label();
        if (label.isClassification()) {
            text.append("task: classification # ")
                    .append(label.classes().size())
                    .append(" values were seen\n");
            text.append("classes: [")
                    .append(label.classes().stream().map(Yaml::scalar).collect(Collectors.joining(", ")))
                    .append("] # the most frequent first; add those that are rarer, or they will be dead letters\n");
            if (label.classes().size() < 2) {
                text.append("# (?) only one class was seen: add the others\n");
            }
        } else {
            text.append("task: regression # the label is a number\n");
        }
    }

    private void features(StringBuilder text) {
        text.append("features:\n");
        list(text, "numbers", proposal.features().numbers());
        list(text, "categories", proposal.features().categories());
        if (!proposal.features().leftOut().isEmpty()) {
            text.append("  # left out:\n");
            proposal.features()
                    .leftOut()
                    .forEach(line -> text.append("  # - ")
                            .append(line(line.item()))
                            .append(": ")
                            .append(line(line.why()))
                            .append('\n'));
        }
    }

    private static void list(StringBuilder text, String name, List<FeatureChoice.Line> lines) {
        if (!lines.isEmpty()) {
            text.append("  ").append(name).append(":\n");
            lines.forEach(line -> text.append("    - ")
                    .append(line.item())
                    .append(" # ")
                    .append(line(line.why()))
                    .append('\n'));
        }
    }
}
