package moestro.app.setup;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import moestro.avro.Event;
import moestro.mixture.Features;

/** Whether the features of a sample of events have something to say. */
final class EventsCheck {
    private static final String CHECK = "feature";
    /** Below this many events nothing can be said about how they vary. */
    private static final int FEWEST = 20;
    /** Above this share of different values, a category is rather a name. */
    private static final double NAMES = .5;
    /** Above this share of one value for none, a feature is mostly missing. */
    private static final double MOSTLY = .5;

    private final Features features;
    private final List<Event> events;
    private final Findings findings;

    EventsCheck(Features features, List<Event> events, Findings findings) {
        this.features = features;
        this.events = events;
        this.findings = findings;
    }

    void check() {
        if (events.size() < FEWEST) {
            return;
        }
        int before = findings.all().size();
        for (int i = 0; i < features.numbers().size(); i++) {
            int feature = i;
            varies(features.numbers().get(i), values(event -> event.numbers()[feature]));
        }
        for (int i = 0; i < features.categories().size(); i++) {
            int feature = i;
            category(features.categories().get(i), values(event -> event.categories()[feature]));
        }
        if (findings.all().size() == before) {
            findings.ok(CHECK, "all vary, and none is mostly empty");
        }
    }

    private <V> List<V> values(Function<Event, V> feature) {
        return events.stream().map(feature).toList();
    }

    private boolean varies(String name, List<?> values) {
        boolean varies = values.stream().distinct().limit(2).count() > 1;
        if (!varies) {
            findings.warning(
                    CHECK,
                    "'" + name + "' is " + values.getFirst() + " in all " + values.size() + " events",
                    "what never varies teaches nothing: leave it out, unless it will vary later");
        }
        return varies;
    }

    private void category(String name, List<String> values) {
        if (!varies(name, values)) {
            return;
        }
        long empty = values.stream().filter(String::isBlank).count();
        if (empty > MOSTLY * values.size()) {
            findings.warning(
                    CHECK,
                    "'" + name + "' is empty in " + empty + " of " + values.size() + " events",
                    "leave it out, or find out why");
        }
        Set<String> distinct = new HashSet<>(values);
        if (distinct.size() > NAMES * values.size()) {
            findings.warning(
                    CHECK,
                    "'" + name + "' has " + distinct.size() + " values in " + values.size() + " events, such as "
                            + distinct.stream().sorted().limit(2).collect(Collectors.joining("', '", "'", "'")),
                    "experts keep every value apart and learn nothing from one seen once: leave it out, or group the values");
        }
    }
}
