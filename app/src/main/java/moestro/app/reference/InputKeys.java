package moestro.app.reference;

import java.util.List;

/** What stands below {@code input} and {@code registry}. */
final class InputKeys {
    private static final Shape TEXT = new Shape.Text();
    private static final Shape GROUP = new Shape.Group();

    private InputKeys() {}

    static List<Key> all() {
        KeyList list = new KeyList();
        list.add(
                        "input",
                        GROUP,
                        "Moestro's own format",
                        "topics of your own that events and labels are made of: see [input](input.md)",
                        "{ events: { topic: departures, format: json } }")
                .add(
                        "registry",
                        GROUP,
                        "",
                        "the schema registry; required for `format: avro`, and only there",
                        "{ url: \"http://localhost:8081\" }");
        list.in("input")
                .add("events", GROUP, Key.REQUIRED, "where events come from", "{ topic: departures, format: json }")
                .add(
                        "labels",
                        GROUP,
                        "the feedback topic",
                        "where labels come from",
                        "{ topic: landings, format: json, label: delay }");
        list.add(
                "most-keys",
                new Shape.Whole(1, 100_000_000),
                "100,000",
                "how many keys each partition of events remembers of each field, for features with `lag`; of more, those that"
                        + " came least recently are forgotten",
                "1_000_000");
        origin(list.in("input.events"));
        origin(list.in("input.labels")).add("label", TEXT, Key.REQUIRED, "where the truth stands", "delay_minutes");
        list.in("registry")
                .add("url", TEXT, Key.REQUIRED, "where it is", "\"http://localhost:8081\"")
                .add(
                        "username",
                        TEXT,
                        "",
                        "for a registry that asks for one, together with `password`",
                        "${REGISTRY_USER}")
                .add("password", TEXT, "", "best from the environment", "${REGISTRY_PASSWORD}");
        return list.keys();
    }

    private static KeyList origin(KeyList list) {
        return list.add("topic", TEXT, Key.REQUIRED, "yours; it is only read", "departures")
                .add(
                        "format",
                        new Shape.Word(List.of("json", "avro")),
                        Key.REQUIRED,
                        "of the values: JSON objects, or Avro as Confluent's serializers write it",
                        "json")
                .add(
                        "id",
                        TEXT,
                        "the record's key",
                        "path of the field that says which event it is; events and labels meet by it",
                        "flight.id")
                .add(
                        "time",
                        TEXT,
                        "the record's timestamp",
                        "path of the time: a timestamp, milliseconds since 1970, or ISO 8601",
                        "scheduled_at");
    }
}
