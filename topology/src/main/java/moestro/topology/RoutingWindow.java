package moestro.topology;

import java.util.Arrays;
import java.util.List;
import moestro.mixture.Prediction;

/** What one serving task routed since its last report. */
final class RoutingWindow {
    private final double[] routed;
    private final long[] asked;
    private final double[] weight;
    private final long[] failures;
    private final boolean[] resting;
    private long predictions;

    RoutingWindow(List<String> names) {
        this.routed = new double[names.size()];
        this.asked = new long[names.size()];
        this.weight = new double[names.size()];
        this.failures = new long[names.size()];
        this.resting = new boolean[names.size()];
    }

    void add(Prediction prediction) {
        predictions++;
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

    boolean isEmpty() {
        return predictions == 0;
    }

    void clear() {
        predictions = 0;
        Arrays.fill(routed, 0);
        Arrays.fill(asked, 0);
        Arrays.fill(weight, 0);
        Arrays.fill(failures, 0);
    }

    long predictions() {
        return predictions;
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
