package moestro.app.setup.propose;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes single values so that they are read as they were. */
final class Yaml {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
    private static final List<String> SPOKEN_FOR = List.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private Yaml() {}

    static String scalar(String text) {
        if (PLAIN.matcher(text).matches() && !SPOKEN_FOR.contains(text.toLowerCase(Locale.ROOT))) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                quoted.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString().replace("${", "$${");
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
