package moestro.app.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Counts complaints; those that differ only in what they quote and in numbers are one. */
final class Complaints {
    private static final int MOST_SHOWN = 5;
    private static final Pattern PARTICULARS = Pattern.compile("'[^']*'|\"[^\"]*\"|-?\\d+(\\.\\d+)?(E-?\\d+)?");

    private final Map<String, Counted> counted = new LinkedHashMap<>();

    /** A complaint, as it was made first, and how often its like was made. */
    private record Counted(String first, int times) {}

    void add(String complaint) {
        counted.merge(
                PARTICULARS.matcher(complaint).replaceAll("*"),
                new Counted(complaint, 1),
                (old, one) -> new Counted(old.first, old.times + 1));
    }

    int total() {
        return counted.values().stream().mapToInt(Counted::times).sum();
    }

    /** The most frequent, each with its number: {@code 12 x the key is null}. */
    List<String> told() {
        return counted.values().stream()
                .sorted((a, b) -> Integer.compare(b.times, a.times))
                .limit(MOST_SHOWN)
                .map(one -> one.times + " x " + one.first)
                .toList();
    }
}
