package moestro.app.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of a file. Every asker adds what is wrong to the problems and then answers with nothing. Asks are
 * remembered, so that a key nobody knows is found: {@link #refuseUnknown}.
 */
final class Section {
    private final int line;
    private final String name;
    private final Problems problems;
    private final ScalarReader values;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    private record Entry(int line, Node value) {}

    /**
     * Reads the keys.
     *
     * @param line where the section begins: that of its key
     * @param name what messages call it; empty for the file's top
     * @param values reads its single values
     */
    Section(MappingNode node, int line, String name, Problems problems, ScalarReader values) {
        this.line = line;
        this.name = name;
        this.problems = problems;
        this.values = values;
        node.getValue().forEach(this::add);
    }

    private void add(NodeTuple tuple) {
        int at = ScalarReader.lineOf(tuple.getKeyNode());
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            problems.add(at, "a key" + where() + " must be a single word");
            return;
        }
        Entry twin = entries.putIfAbsent(key.getValue(), new Entry(at, tuple.getValueNode()));
        if (twin != null) {
            problems.add(at, "key '" + key.getValue() + "'" + where() + " appears twice, first on line " + twin.line);
        }
    }

    /** Where it begins. */
    int line() {
        return line;
    }

    /** Where a key stands, or else the section. */
    int line(String key) {
        return entries.containsKey(key) ? entries.get(key).line : line;
    }

    /** Whether a key is there. */
    boolean has(String key) {
        known.add(key);
        problems.asked(name, key);
        return entries.containsKey(key);
    }

    /** Whether a key is there and has a single value, which may be nothing. */
    boolean isScalar(String key) {
        return value(key).orElse(null) instanceof ScalarNode;
    }

    /** The keys that nobody has asked for, in the file's order. */
    List<String> rest() {
        return entries.keySet().stream().filter(key -> !known.contains(key)).toList();
    }

    /** Adds a problem at a key, or at the section if the key is not there. */
    void complain(String key, String text) {
        problems.add(line(key), text);
    }

    /** Says that a key is missing, if it is. */
    void require(String key, String meaning) {
        if (!has(key)) {
            problems.add(line, "missing '" + key + "'" + where() + ": " + meaning);
        }
    }

    /** Says that a list has nothing in it, if so. */
    void refuseEmptyList(String key, String meaning) {
        if (value(key).orElse(null) instanceof SequenceNode list
                && list.getValue().isEmpty()) {
            complain(key, "'" + key + "'" + where() + " is empty: " + meaning);
        }
    }

    /** To be called once everything was asked for. */
    void refuseUnknown() {
        for (String key : rest()) {
            complain(key, "unknown key '" + key + "'" + where() + Spelling.hint(key, known));
        }
    }

    /** A single value. */
    Optional<Scalar> scalar(String key) {
        return value(key).flatMap(node -> scalar(node, "'" + key + "'" + where()));
    }

    /** A text; any single value is one, as it is written. */
    Optional<String> text(String key) {
        return scalar(key).map(Scalar::text);
    }

    /** One of a few words. */
    Optional<String> word(String key, Collection<String> words) {
        return scalar(key)
                .filter(scalar -> check(
                        scalar,
                        words.contains(scalar.text()),
                        is(key, scalar) + Spelling.choice(scalar.shown(), words)))
                .map(Scalar::text);
    }

    /** A whole number within bounds. */
    Optional<Long> whole(String key, long least, long most) {
        return scalar(key).flatMap(scalar -> {
            Optional<Long> number = Values.whole(scalar.text());
            check(scalar, number.isPresent(), is(key, scalar) + "; it must be a whole number");
            return number.filter(
                    value -> check(scalar, value >= least && value <= most, is(key, scalar) + between(least, most)));
        });
    }

    /** A number within bounds. */
    Optional<Double> number(String key, double least, double most) {
        return scalar(key).flatMap(scalar -> {
            Optional<Double> number = Values.number(scalar.text());
            check(scalar, number.isPresent(), is(key, scalar) + "; it must be a number");
            return number.filter(
                    value -> check(scalar, value >= least && value <= most, is(key, scalar) + between(least, most)));
        });
    }

    /** A positive length of time. */
    Optional<Duration> duration(String key) {
        return scalar(key).flatMap(scalar -> {
            Optional<Duration> duration = Values.duration(scalar.text());
            check(
                    scalar,
                    duration.isPresent(),
                    is(key, scalar) + "; write a length of time with its unit: 250ms, 30s, 15m, 36h, 2d or 1d12h");
            return duration;
        });
    }

    /** A section. */
    Optional<Section> section(String key) {
        return value(key).flatMap(node -> {
            if (node instanceof MappingNode mapping) {
                String path = name.isEmpty() ? key : name + "." + key;
                return Optional.of(new Section(mapping, line(key), path, problems, values));
            }
            complain(key, "'" + key + "'" + where() + " must have keys of its own, not " + ScalarReader.kind(node));
            return Optional.empty();
        });
    }

    /** A list of single values; empty if there is none. */
    private List<Scalar> scalars(String key) {
        List<Scalar> scalars = new ArrayList<>();
        for (Node item : items(key)) {
            scalar(item, "an item of '" + key + "'" + where()).ifPresent(scalars::add);
        }
        return scalars;
    }

    /**
     * A list of texts that differ; empty if there is none.
     *
     * @param what an item is called
     * @param lines where texts stand that have been listed already; the list's own are added
     */
    List<String> distinct(String key, String what, Map<String, Integer> lines) {
        List<String> texts = new ArrayList<>();
        for (Scalar item : scalars(key)) {
            Integer first = lines.putIfAbsent(item.text(), item.line());
            if (check(item, first == null, what + " '" + item.shown() + "' is listed twice, first on line " + first)) {
                texts.add(item.text());
            }
        }
        return texts;
    }

    /** A list of sections; empty if there is none. */
    List<Section> sections(String key, String itemName) {
        List<Section> sections = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof MappingNode mapping) {
                sections.add(new Section(mapping, ScalarReader.lineOf(item), itemName, problems, values));
            } else {
                problems.add(
                        ScalarReader.lineOf(item),
                        "an item of '" + key + "'" + where() + " must have keys, not be " + ScalarReader.kind(item));
            }
        }
        return sections;
    }

    /**
     * A list of which each item is a single value or a section; empty if there is none.
     *
     * @param plain reads a single value
     * @param detailed reads a section, which is called as the list is
     */
    <T> List<T> mixed(String key, Function<Scalar, Optional<T>> plain, Function<Section, Optional<T>> detailed) {
        List<T> items = new ArrayList<>();
        String path = name.isEmpty() ? key : name + "." + key;
        for (Node item : items(key)) {
            Optional<T> read = item instanceof MappingNode mapping
                    ? detailed.apply(new Section(mapping, ScalarReader.lineOf(item), path, problems, values))
                    : scalar(item, "an item of '" + key + "'" + where()).flatMap(plain);
            read.ifPresent(items::add);
        }
        return items;
    }

    private List<Node> items(String key) {
        return value(key)
                .map(node -> {
                    if (node instanceof SequenceNode sequence) {
                        return sequence.getValue();
                    }
                    complain(
                            key,
                            "'" + key + "'" + where() + " must be a list, such as [a, b], not "
                                    + ScalarReader.kind(node));
                    return List.<Node>of();
                })
                .orElse(List.of());
    }

    private Optional<Node> value(String key) {
        return has(key) ? Optional.of(entries.get(key).value) : Optional.empty();
    }

    private Optional<Scalar> scalar(Node node, String what) {
        return values.read(node, what);
    }

    private boolean check(Scalar scalar, boolean fine, String complaint) {
        if (!fine) {
            problems.add(scalar.line(), complaint);
        }
        return fine;
    }

    private String is(String key, Scalar scalar) {
        return "'" + key + "'" + where() + " is '" + scalar.shown() + "'";
    }

    private static String between(Object least, Object most) {
        return "; it must lie between " + least + " and " + most;
    }

    private String where() {
        return name.isEmpty() ? "" : " in " + name;
    }
}
