package moestro.app.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import moestro.mixture.Catalogue;
import moestro.mixture.ExpertFactory;

/** Reads parameters of an expert as a panel file has them: numbers, switches, and names of choices. */
public final class ParameterText {
    private ParameterText() {}

    /**
     * Reads.
     *
     * @param type of the expert; null for none
     * @param given texts by name
     * @throws IllegalArgumentException if there is no such type, or a value is neither; whether the type knows the
     *     parameter and takes the value is its own affair
     */
    public static Map<String, Double> read(Catalogue catalogue, String type, Map<String, String> given) {
        if (type == null) {
            if (!given.isEmpty()) {
                throw new IllegalArgumentException("parameters go with a type: say --type");
            }
            return Map.of();
        }
        ExpertFactory factory = catalogue.factories().get(type);
        if (factory == null) {
            throw new IllegalArgumentException("there is no expert type '" + type + "'"
                    + Spelling.hint(type, catalogue.factories().keySet()));
        }
        Map<String, Double> read = new TreeMap<>();
        given.forEach((name, text) ->
                read.put(name, value(name, text, factory.choices().get(name))));
        return read;
    }

    private static double value(String name, String text, List<String> choices) {
        if (choices == null) {
            return Values.parameter(text)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "'" + name + "' is '" + text + "'; it must be a number, true or false"));
        }
        int index = choices.indexOf(text);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "'" + name + "' is '" + text + "'; it must be one of " + String.join(", ", choices));
        }
        return index;
    }
}
