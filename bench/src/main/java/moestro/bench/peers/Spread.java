package moestro.bench.peers;

import java.util.List;
import java.util.Locale;

/**
 * A measure over seeds.
 *
 * @param mean arithmetic
 * @param least of all
 * @param most of all
 * @param count of seeds
 */
record Spread(double mean, double least, double most, int count) {

    /** Of one value at least. */
    static Spread of(List<Double> values) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            sum += value;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return new Spread(sum / values.size(), least, most, values.size());
    }

    /** The mean, and the range in brackets where there is more than one value. */
    String text(int decimals) {
        String number = "%." + decimals + "f";
        return count == 1
                ? String.format(Locale.ROOT, number, mean)
                : String.format(Locale.ROOT, number + " (" + number + "–" + number + ")", mean, least, most);
    }
}
