package moestro.mixture;

import java.util.Arrays;

/**
 * The features of one event, as they came: finite numbers, and categories as text, each in the order of the
 * {@link Features}. Owns its arrays; nobody writes to them afterwards.
 *
 * @param numbers the numeric features
 * @param categories the nominal features
 */
@SuppressWarnings("ArrayRecordComponent") // one per event on the hot path: a list would box every number
public record Row(float[] numbers, String[] categories) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row
                && Arrays.equals(numbers, row.numbers)
                && Arrays.equals(categories, row.categories);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numbers) + Arrays.hashCode(categories);
    }

    @Override
    public String toString() {
        return "Row[" + Arrays.toString(numbers) + ", " + Arrays.toString(categories) + "]";
    }
}
