package moestro.app.config;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts environment variables into values: {@code ${NAME}}, {@code ${NAME:-default}}; two dollars give a plain one. */
final class Placeholders {
    private static final Pattern PLACE =
            Pattern.compile("(?<plain>\\$\\$\\{)|\\$\\{(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)(?<or>:-(?<other>[^}]*))?})?");

    private Placeholders() {}

    static boolean in(String value) {
        return value.contains("${");
    }

    /**
     * Fills the places; what is put in is not looked at again.
     *
     * @param environment from a variable's name to its value, or null
     * @throws IllegalArgumentException if a variable is missing or a place malformed; the message shows no value
     */
    static String fill(String value, UnaryOperator<String> environment) {
        return PLACE.matcher(value)
                .replaceAll(place -> Matcher.quoteReplacement(content((Matcher) place, environment)));
    }

    private static String content(Matcher place, UnaryOperator<String> environment) {
        if (place.group("plain") != null) {
            return "${";
        }
        String name = place.group("name");
        if (name == null) {
            throw new IllegalArgumentException(
                    "write an environment variable as ${NAME} or ${NAME:-default}, and a plain ${ as $${");
        }
        String found = environment.apply(name);
        if (place.group("or") != null) {
            return found == null || found.isEmpty() ? place.group("other") : found;
        }
        if (found == null) {
            throw new IllegalArgumentException("the environment variable " + name
                    + " is not set; set it, or give a default: ${" + name + ":-default}");
        }
        return found;
    }
}
