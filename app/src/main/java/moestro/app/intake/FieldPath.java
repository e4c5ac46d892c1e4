package moestro.app.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a field stands in a record: names with dots between, from the outermost inwards.
 *
 * @param text as it is written in a configuration
 * @param steps its names
 */
public record FieldPath(String text, List<String> steps) {
    /** Instead of a field, the record's key. */
    public static final FieldPath KEY = new FieldPath("$key", List.of("$key"));

    /** Records may be recursive; nothing that is of use lies deeper. */
    private static final int DEEPEST = 16;

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if a name in it is empty
     */
    public static FieldPath of(String text) {
        List<String> steps = List.of(text.split("\\.", -1));
        if (steps.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no path: write names with single dots between, such as weather.wind");
        }
        return new FieldPath(text, steps);
    }

    /** What stands there; {@link Field.Missing} if nothing does. */
    public Field in(Field.Group record) {
        Field at = record;
        for (int i = 0; i < steps.size(); i++) {
            if (!(at instanceof Field.Group group)) {
                return new Field.Missing(outer(i) + " is " + at.shown());
            }
            Field next = group.get(steps.get(i));
            if (next == null) {
                return new Field.Missing(outer(i)
                        + (group.names().isEmpty() ? " is empty" : " has only " + Field.Group.listed(group.names())));
            }
            at = next;
        }
        return at;
    }

    private String outer(int depth) {
        return depth == 0 ? "the record" : "'" + String.join(".", steps.subList(0, depth)) + "'";
    }

    /** All fields of a record that are no groups themselves, by path, in the order of the record. */
    public static Map<String, Field> leaves(Field.Group record) {
        Map<String, Field> leaves = new LinkedHashMap<>();
        collect("", record, 0, leaves);
        return leaves;
    }

    private static void collect(String prefix, Field.Group group, int depth, Map<String, Field> leaves) {
        for (String name : group.names()) {
            Field field = group.get(name);
            if (!(field instanceof Field.Group inner)) {
                leaves.put(prefix + name, field);
            } else if (depth < DEEPEST) {
                collect(prefix + name + ".", inner, depth + 1, leaves);
            }
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
