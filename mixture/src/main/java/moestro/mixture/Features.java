package moestro.mixture;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of an event's features, in the order in which a {@link Row} carries them.
 *
 * @param numbers names of the numeric features
 * @param categories names of the nominal features
 */
public record Features(List<String> numbers, List<String> categories) {

    /** A category is a word and not a text: experts keep each one that they have seen. */
    private static final int LONGEST_CATEGORY = 1024;

    public Features {
        numbers = List.copyOf(numbers);
        categories = List.copyOf(categories);
        if (numbers.isEmpty() && categories.isEmpty()) {
            throw new IllegalArgumentException("no features: name at least one number or category");
        }
        Set<String> names = new HashSet<>(numbers);
        names.addAll(categories);
        if (names.size() < numbers.size() + categories.size()) {
            throw new IllegalArgumentException(
                    "a feature is named twice: numbers " + numbers + ", categories " + categories);
        }
    }

    /**
     * Says what is wrong with a row, or nothing.
     *
     * @return null if the row fits, otherwise one sentence that names the feature and its value
     */
    public String complaint(Row row) {
        if (row.numbers().length != numbers.size()) {
            return "expected " + numbers.size() + " numbers " + numbers + ", got " + row.numbers().length;
        }
        if (row.categories().length != categories.size()) {
            return "expected " + categories.size() + " categories " + categories + ", got " + row.categories().length;
        }
        for (int i = 0; i < numbers.size(); i++) {
            if (!Float.isFinite(row.numbers()[i])) {
                return "feature '" + numbers.get(i) + "' is " + row.numbers()[i] + ", not a finite number";
            }
        }
        for (int i = 0; i < categories.size(); i++) {
            if (row.categories()[i] == null) {
                return "feature '" + categories.get(i) + "' is null";
            }
            if (row.categories()[i].length() > LONGEST_CATEGORY) {
                return "feature '" + categories.get(i) + "' has " + row.categories()[i].length()
                        + " characters; a category has at most " + LONGEST_CATEGORY;
            }
        }
        return null;
    }
}
