package moestro.app.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import moestro.app.intake.FeatureMap;
import moestro.app.intake.FieldPath;
import moestro.app.intake.Input;
import moestro.app.intake.Origin;
import moestro.app.intake.RegistrySettings;
import moestro.app.intake.WireFormat;
import moestro.topology.Topics;

/** Reads where events and labels come from that are not in Moestro's own format. */
final class InputReader {
    private static final List<String> FORMATS = List.of("json", "avro");
    private static final int MOST_KEYS = 100_000_000;

    private final Section top;
    private final Problems problems;

    InputReader(Section top, Problems problems) {
        this.top = top;
        this.problems = problems;
    }

    /** What a text that is a path says. */
    static Optional<FieldPath> path(Scalar text, Problems problems) {
        try {
            return Optional.of(FieldPath.of(text.text()));
        } catch (IllegalArgumentException e) {
            problems.add(text.line(), text.censored(e.getMessage()));
            return Optional.empty();
        }
    }

    /** The input; nothing if there is none, or it is wrong. */
    Optional<Input> read(Optional<FeatureMap> features, Optional<Topics> own) {
        Optional<RegistrySettings> registry = new RegistryReader(top, problems).read();
        Optional<Section> input = top.section("input");
        if (input.isEmpty()) {
            if (top.has("registry")) {
                top.complain("registry", "'registry' belongs to 'format: avro' in 'input', and there is no 'input'");
            }
            return Optional.empty();
        }
        Section section = input.get();
        section.require("events", "where events come from, such as 'events: { topic: departures, format: json }'");
        Optional<Origin> events = section.section("events").flatMap(from -> closed(from, origin(from, own)));
        Optional<Long> mostKeys = section.whole("most-keys", 1, MOST_KEYS);
        events.ifPresent(from -> features.ifPresent(map -> checkLags(section, from, map)));
        Optional<Input.Labels> labels = section.section("labels").flatMap(from -> labels(from, own, events));
        section.refuseUnknown();
        refuseIdleRegistry(events, labels);
        return events.isEmpty() || features.isEmpty()
                ? Optional.empty()
                : Optional.of(new Input(
                        events.get(),
                        features.get(),
                        labels,
                        registry,
                        mostKeys.map(Long::intValue).orElse(Input.USUAL_KEYS)));
    }

    /** What differs from event to event is no key that a second record could have. */
    private static void checkLags(Section section, Origin events, FeatureMap features) {
        if (section.has("most-keys") && features.lagging().isEmpty()) {
            section.complain("most-keys", "'most-keys' belongs to features with 'lag', and there is none");
        }
        features.lagging().stream()
                .filter(feature -> feature.by().equals(events.id()))
                .findFirst()
                .ifPresent(feature -> section.complain(
                        "events",
                        "feature '" + feature.name() + "' has 'lag', and would remember by "
                                + events.id().map(id -> "'" + id + "'").orElse("the record's key")
                                + ", which is the id of an event here: no two have the same; say with 'by' which"
                                + " field records have in common"));
    }

    private void refuseIdleRegistry(Optional<Origin> events, Optional<Input.Labels> labels) {
        boolean idle = Stream.of(events, labels.map(Input.Labels::origin))
                .flatMap(Optional::stream)
                .noneMatch(from -> from.format() == WireFormat.AVRO);
        if (idle && problems.isEmpty() && top.has("registry")) {
            top.complain("registry", "'registry' belongs to 'format: avro', and no topic under 'input' has it");
        }
    }

    private Optional<Input.Labels> labels(Section from, Optional<Topics> own, Optional<Origin> events) {
        Optional<Origin> origin = origin(from, own);
        from.require("label", "where the truth stands, such as 'label: delay_minutes'");
        Optional<FieldPath> label = path(from, "label");
        if (origin.isPresent() && origin.map(Origin::topic).equals(events.map(Origin::topic))) {
            from.complain(
                    "topic", "events and labels cannot come from the same topic: give each record one thing to say");
        }
        return closed(from, origin.flatMap(where -> label.map(what -> new Input.Labels(where, what))));
    }

    private static <T> T closed(Section section, T read) {
        section.refuseUnknown();
        return read;
    }

    private Optional<Origin> origin(Section from, Optional<Topics> own) {
        from.require("topic", "the name of yours");
        from.require("format", "what its values are written in: json, or avro as Confluent's serializers write it");
        Optional<String> topic =
                from.scalar("topic").filter(name -> isTopic(name, own)).map(Scalar::text);
        Optional<WireFormat> format =
                from.word("format", FORMATS).map(word -> word.equals("avro") ? WireFormat.AVRO : WireFormat.JSON);
        if (format.filter(WireFormat.AVRO::equals).isPresent() && !top.has("registry")) {
            from.complain(
                    "format",
                    "'format: avro' needs to know where the schemas are: add 'registry: { url: \"http://localhost:8081\" }'"
                            + " at the top of the file");
        }
        Optional<FieldPath> id = path(from, "id");
        Optional<FieldPath> time = path(from, "time");
        return topic.isEmpty() || format.isEmpty()
                ? Optional.empty()
                : Optional.of(new Origin(topic.get(), format.get(), id, time));
    }

    private boolean isTopic(Scalar name, Optional<Topics> own) {
        if (!TopicsReader.isName(name.text())) {
            problems.add(name.line(), TopicsReader.complaint(name));
            return false;
        }
        if (own.filter(topics -> topics.all().contains(name.text())).isPresent()) {
            problems.add(
                    name.line(),
                    "'" + name.shown() + "' is one of Moestro's own topics here: name yours, or another 'prefix' under"
                            + " 'topics'");
            return false;
        }
        return true;
    }

    private Optional<FieldPath> path(Section from, String key) {
        return from.scalar(key).flatMap(text -> path(text, problems));
    }
}
