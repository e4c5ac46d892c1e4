package moestro.app.reference;

import java.util.List;
import moestro.app.intake.NumberFeature;

/** What stands below {@code features}. */
final class FeatureKeys {
    private FeatureKeys() {}

    static List<Key> all() {
        KeyList list = new KeyList();
        list.in("features")
                .add(
                        "numbers",
                        new Shape.TextsOrSections(),
                        "none",
                        "the numbers of an event: names, which with `input` are paths too; or a section for each. Without"
                                + " `input`, in the order in which events carry them",
                        "[distance, { name: wind, path: weather.wind }]")
                .add(
                        "categories",
                        new Shape.TextsOrSections(),
                        "none",
                        "the categories of an event, likewise",
                        "[origin, { name: tail, hash: 1024 }]");
        item(list.in("features.numbers[]"))
                .add(
                        "cycle",
                        new Shape.WordOrNumber(List.of("day", "week", "year")),
                        "",
                        "makes two numbers, sine and cosine, of the place of a time in a day, week or year, or of a number in"
                                + " its period",
                        "day")
                .add(
                        "lag",
                        new Shape.Whole(1, NumberFeature.Lagged.MOST),
                        "",
                        "takes the number of an earlier record of the same key, 1 the last one; needs `missing`",
                        "1")
                .add(
                        "by",
                        new Shape.Text(),
                        "the record's key",
                        "path of the field that records of the same key have in common; with `lag`",
                        "tail_no")
                .add(
                        "missing",
                        new Shape.Decimal(-Float.MAX_VALUE, Float.MAX_VALUE),
                        "",
                        "what is taken where the field is missing or null, or with `lag` no such record is remembered; without"
                                + " it such an event is a dead letter",
                        "0");
        item(list.in("features.categories[]"))
                .add(
                        "hash",
                        new Shape.Whole(2, 1 << 20),
                        "",
                        "into so many buckets: for fields of very many values",
                        "1024")
                .add(
                        "missing",
                        new Shape.Text(),
                        "",
                        "what is taken where the field is missing or null; without it such an event is a dead letter",
                        "none");
        return list.keys();
    }

    private static KeyList item(KeyList list) {
        return list.add("name", new Shape.Text(), Key.REQUIRED, "what the feature is called", "wind")
                .add(
                        "path",
                        new Shape.Text(),
                        "its name",
                        "where the field stands: names with dots between, or `$key` for the record's key; needs `input`",
                        "weather.wind");
    }
}
