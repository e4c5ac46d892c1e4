package moestro.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import moestro.mixture.Parameters;

/**
 * The parameters that a section gives to the gate or to an expert. Whoever owns them decides whether they are right.
 *
 * @param given those that are numbers, true, false, or a name that the owner knows
 * @param line where the section begins
 * @param problems to add to
 */
record Settings(List<Setting> given, int line, Problems problems) {

    /**
     * Reads the values of these keys.
     *
     * @param choices the names that some of them may have for a value; their index is the parameter
     */
    static Settings read(Section section, List<String> keys, Map<String, List<String>> choices, Problems problems) {
        return read(section, keys, choices, Set.of(), problems);
    }

    /**
     * The same.
     *
     * @param durations keys that are lengths of time; their milliseconds are the parameter
     */
    static Settings read(
            Section section,
            List<String> keys,
            Map<String, List<String>> choices,
            Set<String> durations,
            Problems problems) {
        List<Setting> given = new ArrayList<>();
        for (String key : keys) {
            Optional<Setting> setting = durations.contains(key)
                    ? section.scalar(key)
                            .flatMap(scalar ->
                                    section.duration(key).map(length -> new Setting(key, length.toMillis(), scalar)))
                    : section.scalar(key)
                            .flatMap(scalar -> choices.containsKey(key)
                                    ? choice(key, scalar, choices.get(key), problems)
                                    : setting(key, scalar, problems));
            setting.ifPresent(given::add);
        }
        return new Settings(given, section.line(), problems);
    }

    private static Optional<Setting> setting(String key, Scalar scalar, Problems problems) {
        Optional<Double> value = Values.parameter(scalar.text());
        if (value.isEmpty()) {
            problems.add(
                    scalar.line(), "'" + key + "' is '" + scalar.shown() + "'; it must be a number, true or false");
        }
        return value.map(number -> new Setting(key, number, scalar));
    }

    private static Optional<Setting> choice(String key, Scalar scalar, List<String> names, Problems problems) {
        int index = names.indexOf(scalar.text());
        if (index < 0) {
            problems.add(
                    scalar.line(),
                    "'" + key + "' is '" + scalar.shown() + "'; it must be one of " + String.join(", ", names));
        }
        return Optional.of(new Setting(key, index, scalar)).filter(setting -> index >= 0);
    }

    Map<String, Double> values() {
        return given.stream().collect(Collectors.toMap(Setting::key, Setting::value));
    }

    /**
     * Whether the owner takes them. If not, it is asked again with each alone, to find the lines that it speaks of.
     *
     * @param whose how messages begin
     * @param owner throws {@link IllegalArgumentException} if a parameter is not right
     */
    boolean acceptedBy(String whose, Consumer<Parameters> owner) {
        Optional<String> refusal = refusal(values(), owner);
        if (refusal.isEmpty()) {
            return true;
        }
        boolean found = false;
        for (Setting setting : given) {
            Optional<String> own = refusal(Map.of(setting.key(), setting.value()), owner);
            own.ifPresent(text -> problems.add(setting.source().line(), whose + setting.censored(text)));
            found |= own.isPresent();
        }
        if (!found) {
            problems.add(line, whose + refusal.get());
        }
        return false;
    }

    private static Optional<String> refusal(Map<String, Double> values, Consumer<Parameters> owner) {
        Parameters given = new Parameters(values);
        try {
            owner.accept(given);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            String told = String.valueOf(e.getMessage());
            return Optional.of(told + hint(told, values.keySet(), given.known()));
        }
    }

    /** The parameter that was meant, if one is refused that nobody knows. */
    private static String hint(String told, Set<String> given, List<String> known) {
        return given.stream()
                .filter(key -> told.contains("no parameter '" + key + "'"))
                .findFirst()
                .flatMap(key -> Spelling.nearest(key, known))
                .map(word -> "; did you mean '" + word + "'?")
                .orElse("");
    }
}
