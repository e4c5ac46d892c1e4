package moestro.mixture;

/**
 * The shape of an encoded event.
 *
 * @param numbers how many numeric features
 * @param categories how many nominal features
 * @param history how many inputs describe the labels that have already arrived
 */
public record Layout(int numbers, int categories, int history) {

    /** Features in the order of the specification: numbers, then categories. */
    public int features() {
        return numbers + categories;
    }

    /** Length of {@link Input#dense()}: numbers, history and a constant 1. */
    public int dense() {
        return numbers + history + 1;
    }

    /** Index of the constant 1 in {@link Input#dense()}. */
    public int bias() {
        return numbers + history;
    }
}
