package moestro.topology;

import java.util.Arrays;
import java.util.List;
import moestro.mixture.Prediction;
import moestro.mixture.metric.Load;

/** What one serving task routed since its last report. */
final class RoutingWindow {
    /** The entropy of every so manieth record is taken: it takes a logarithm of each weight. */
    private static final int ENTROPY_OF_ONE_IN = 16;

    private final double[] routed;
    private final long[] asked;
    private final double[] weight;
    private final long[] failures;
    private final boolean[] resting;
    private long predictions;
    private long degraded;
    private double entropies;

    RoutingWindow(List<String> names) {
        this.routed = new double[names.size()];
        this.asked = new long[names.size()];
        this.weight = new double[names.size()];
        this.failures = new long[names.size()];
        this.resting = new boolean[names.size()];
    }

    void add(Prediction prediction) {
        if (predictions % ENTROPY_OF_ONE_IN == 0) {
            entropies += entropy(prediction);
        }
        predictions++;
        degraded += prediction.degraded().isEmpty() ? 0 : 1;
        for (Prediction.Route route : prediction.routes()) {
            routed[route.expert()]++;
            weight[route.expert()] += route.weight();
        }
        Arrays.fill(resting, false);
        for (int expert : prediction.resting()) {
            resting[expert] = true;
        }
        int[] experts = prediction.pending().asked();
        for (int j = 0; j < experts.length; j++) {
            asked[experts[j]]++;
            failures[experts[j]] += prediction.pending().answers()[j] == null ? 1 : 0;
        }
    }

    private double entropy(Prediction prediction) {
        double[] weights = new double[routed.length];
        for (Prediction.Route route : prediction.routes()) {
            weights[route.expert()] = route.weight();
        }
        return new Load(weights).entropy();
    }

    boolean isEmpty() {
        return predictions == 0;
    }

    void clear() {
        predictions = 0;
        degraded = 0;
        entropies = 0;
        Arrays.fill(routed, 0);
        Arrays.fill(asked, 0);
        Arrays.fill(weight, 0);
        Arrays.fill(failures, 0);
    }

    long predictions() {
        return predictions;
    }

    /** Of how many predictions something was missing. */
    long degraded() {
        return degraded;
    }

    /** Mean entropy of the weights within a record, 0 to 1 as that of the load, of a sample; NaN of nothing. */
    double recordEntropy() {
        return entropies / Math.ceilDiv(predictions, ENTROPY_OF_ONE_IN);
    }

    double[] routed() {
        return routed.clone();
    }

    long asked(int expert) {
        return asked[expert];
    }

    double weight(int expert) {
        return weight[expert];
    }

    long failures(int expert) {
        return failures[expert];
    }

    /** Whether it could not be asked about the last of the events. */
    boolean rests(int expert) {
        return resting[expert];
    }
}
