package moestro.mixture.metric;

import java.util.LinkedHashMap;
import java.util.Map;

/** Accuracy, Cohen's kappa and log loss. Probabilities below 0.001 count as that. */
public final class ClassQuality implements Quality {
    private static final double LEAST_PROBABILITY = 1e-3;

    private final long[] predicted;
    private final long[] actual;
    private long count;
    private long hits;
    private double logLoss;

    /** An empty score for so many classes. */
    public ClassQuality(int classes) {
        predicted = new long[classes];
        actual = new long[classes];
    }

    @Override
    public void add(float[] output, double label) {
        int truth = (int) label;
        int best = best(output);
        count++;
        predicted[best]++;
        actual[truth]++;
        hits += best == truth ? 1 : 0;
        logLoss -= StrictMath.log(Math.max(output[truth], LEAST_PROBABILITY));
    }

    /** The index of the most probable class; the lowest of equals. */
    public static int best(float[] output) {
        int best = 0;
        for (int k = 1; k < output.length; k++) {
            if (output[k] > output[best]) {
                best = k;
            }
        }
        return best;
    }

    @Override
    public long count() {
        return count;
    }

    /** Share of hits. */
    public double accuracy() {
        return count == 0 ? Double.NaN : (double) hits / count;
    }

    /** Agreement beyond chance: (p_o - p_e) / (1 - p_e). */
    public double kappa() {
        double chance = 0;
        for (int k = 0; k < actual.length; k++) {
            chance += ((double) predicted[k] / count) * ((double) actual[k] / count);
        }
        return chance >= 1 ? 0 : (accuracy() - chance) / (1 - chance);
    }

    @Override
    public double main() {
        return count == 0 ? Double.NaN : logLoss / count;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("accuracy", accuracy());
        values.put("kappa", kappa());
        values.put("logLoss", main());
        return values;
    }
}
