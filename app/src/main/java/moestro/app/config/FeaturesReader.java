package moestro.app.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import moestro.app.intake.CategoryFeature;
import moestro.app.intake.FeatureMap;
import moestro.app.intake.FieldPath;
import moestro.app.intake.NumberFeature;
import moestro.app.intake.Period;

/** Reads the features of an event: names, or what is to be made of which field of the user's records. */
final class FeaturesReader {
    private static final int MOST_BUCKETS = 1 << 20;

    private final Section section;
    private final boolean ofRecords;
    private final Problems problems;
    private final Map<String, Integer> lines = new HashMap<>();

    /**
     * A reader of the section.
     *
     * @param ofRecords whether events are made of the user's own records, so that features have paths
     */
    FeaturesReader(Section section, boolean ofRecords, Problems problems) {
        this.section = section;
        this.ofRecords = ofRecords;
        this.problems = problems;
    }

    FeatureMap read() {
        List<NumberFeature> numbers = section.mixed(
                "numbers",
                name -> path(name)
                        .map(path -> new NumberFeature.Plain(name.text(), path, OptionalDouble.empty()))
                        .filter(number -> isNew(name, number.name()))
                        .map(NumberFeature.class::cast),
                this::number);
        List<CategoryFeature> categories = section.mixed(
                "categories",
                name -> path(name)
                        .map(path -> new CategoryFeature(name.text(), path, OptionalInt.empty(), Optional.empty()))
                        .filter(category -> isNew(name, category.name())),
                this::category);
        return new FeatureMap(numbers, categories);
    }

    private Optional<NumberFeature> number(Section item) {
        Optional<Scalar> name = name(item);
        Optional<FieldPath> path = path(item, name);
        Optional<Period> cycle = cycle(item);
        Optional<Long> lag = item.whole("lag", 1, NumberFeature.Lagged.MOST);
        Optional<FieldPath> by = item.scalar("by").flatMap(this::path).filter(where -> !where.equals(FieldPath.KEY));
        Optional<Double> missing = item.number("missing", -Float.MAX_VALUE, Float.MAX_VALUE);
        refuseContradictions(item);
        close(item, name);
        boolean unread =
                (item.has("cycle") && cycle.isEmpty()) || (item.has("lag") && (lag.isEmpty() || missing.isEmpty()));
        if (name.isEmpty() || path.isEmpty() || unread) {
            return Optional.empty();
        }
        String text = name.get().text();
        NumberFeature feature = cycle.<NumberFeature>map(period -> new NumberFeature.Cycle(text, path.get(), period))
                .or(() -> lag.map(count ->
                        new NumberFeature.Lagged(text, path.get(), count.intValue(), by, missing.orElseThrow())))
                .orElseGet(() -> new NumberFeature.Plain(
                        text, path.get(), missing.map(OptionalDouble::of).orElse(OptionalDouble.empty())));
        return Optional.of(feature)
                .filter(made -> made.names().stream()
                        .filter(each -> !isNew(name.get(), each))
                        .toList()
                        .isEmpty());
    }

    private static void refuseContradictions(Section item) {
        if (item.has("cycle") && item.has("missing")) {
            item.complain(
                    "missing", "'missing' cannot go with 'cycle': a place on a circle has none for what is not there");
        }
        if (item.has("cycle") && item.has("lag")) {
            item.complain("lag", "'lag' cannot go with 'cycle': what is remembered is a number as it is");
        }
        if (item.has("lag") && !item.has("missing")) {
            item.complain(
                    "lag",
                    "'lag' needs 'missing': what is taken where no earlier record of the key is remembered, such as"
                            + " 'missing: 0'");
        }
        if (item.has("by") && !item.has("lag")) {
            item.complain("by", "'by' belongs to 'lag': it says which records are of the same key");
        }
    }

    private Optional<CategoryFeature> category(Section item) {
        Optional<Scalar> name = name(item);
        Optional<FieldPath> path = path(item, name);
        Optional<Long> buckets = item.whole("hash", 2, MOST_BUCKETS);
        Optional<String> missing = item.text("missing");
        close(item, name);
        if (name.isEmpty() || path.isEmpty() || !isNew(name.get(), name.get().text())) {
            return Optional.empty();
        }
        return Optional.of(new CategoryFeature(
                name.get().text(),
                path.get(),
                buckets.map(number -> OptionalInt.of(number.intValue())).orElse(OptionalInt.empty()),
                missing));
    }

    private static Optional<Scalar> name(Section item) {
        item.require("name", "what the feature is called, such as { name: wind, path: weather.wind }");
        return item.scalar("name");
    }

    /** The path that is given, or the name as one. */
    private Optional<FieldPath> path(Section item, Optional<Scalar> name) {
        return (item.has("path") ? item.scalar("path") : name).flatMap(this::path);
    }

    private Optional<FieldPath> path(Scalar text) {
        return ofRecords
                ? InputReader.path(text, problems)
                : Optional.of(new FieldPath(text.text(), List.of(text.text())));
    }

    private Optional<Period> cycle(Section item) {
        return item.scalar("cycle").flatMap(cycle -> {
            Optional<Period> period = Optional.ofNullable(Period.NAMED.get(cycle.text()))
                    .or(() -> Values.number(cycle.text()).flatMap(Period::of));
            if (period.isEmpty()) {
                problems.add(
                        cycle.line(),
                        "'cycle' is '" + cycle.shown() + "'; it must be day, week or year, of a time, or how much of a"
                                + " number makes a whole round, such as 24");
            }
            return period;
        });
    }

    /** What only records have cannot be asked for without them. */
    private void close(Section item, Optional<Scalar> name) {
        item.refuseUnknown();
        if (!ofRecords && name.isPresent()) {
            List.of("path", "cycle", "hash", "lag", "by", "missing").stream()
                    .filter(item::has)
                    .forEach(key -> item.complain(
                            key,
                            "'" + key + "' of feature '" + name.get().shown()
                                    + "' needs 'input': without it events come in Moestro's own format, as they are"));
        }
    }

    private boolean isNew(Scalar item, String name) {
        Integer first = lines.putIfAbsent(name, item.line());
        if (first != null) {
            problems.add(item.line(), "feature '" + item.censored(name) + "' is listed twice, first on line " + first);
        }
        return first == null;
    }
}
