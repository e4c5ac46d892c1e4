package moestro.app.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moestro.avro.RoutingReport;
import moestro.mixture.metric.Load;

/** How the serving tasks of this process spread events over experts, by what they report from time to time. */
final class Loads implements Source {
    private final List<String> experts;
    private final double collapsedBelow;
    private final long pendingMost;
    private final long[] routed;
    private final long[] asked;
    private final long[] failures;
    private final Map<String, Window> windows = new HashMap<>();
    private final Map<String, Long> pending = new HashMap<>();
    private long degraded;

    /** What one task reported last. */
    private record Window(RoutingReport report, double recordEntropy) {}

    /**
     * Nothing was reported yet.
     *
     * @param experts names, in the panel's order
     * @param collapsedBelow effective experts
     * @param pendingMost ids of one task
     */
    Loads(List<String> experts, double collapsedBelow, long pendingMost) {
        this.experts = List.copyOf(experts);
        this.collapsedBelow = collapsedBelow;
        this.pendingMost = pendingMost;
        this.routed = new long[experts.size()];
        this.asked = new long[experts.size()];
        this.failures = new long[experts.size()];
    }

    synchronized void add(String task, RoutingReport report, long degradedPredictions, double recordEntropy) {
        windows.put(task, new Window(report, recordEntropy));
        degraded += degradedPredictions;
        for (int e = 0; e < routed.length; e++) {
            RoutingReport.ExpertLoad load = report.perExpert().get(e);
            routed[e] += load.routed();
            asked[e] += load.asked();
            failures[e] += load.failures();
        }
    }

    synchronized void pending(String task, long ids) {
        pending.put(task, ids);
    }

    synchronized void remove(String task) {
        windows.remove(task);
        pending.remove(task);
    }

    @Override
    public synchronized void tell(Readings readings) {
        readings.put(Measure.DEGRADED_PREDICTIONS, degraded);
        readings.put(Measure.EXPERTS, experts.size());
        readings.put(Measure.PENDING_MOST, pendingMost);
        readings.put(Measure.LOAD_COLLAPSED_BELOW, collapsedBelow);
        pending.forEach((task, ids) -> readings.put(Measure.PENDING, ids, task));
        for (int e = 0; e < routed.length; e++) {
            readings.put(Measure.EXPERT_ROUTED, routed[e], experts.get(e));
            readings.put(Measure.EXPERT_ASKED, asked[e], experts.get(e));
            readings.put(Measure.EXPERT_FAILURES, failures[e], experts.get(e));
        }
        if (!windows.isEmpty()) {
            tellLast(readings);
        }
    }

    private void tellLast(Readings readings) {
        double[] loads = new double[routed.length];
        double[] weights = new double[routed.length];
        int[] resting = new int[routed.length];
        long predictions = 0;
        double recordEntropy = 0;
        for (Window window : windows.values()) {
            predictions += window.report().predictions();
            recordEntropy += (double) window.report().predictions() * window.recordEntropy();
            for (int e = 0; e < loads.length; e++) {
                RoutingReport.ExpertLoad load = window.report().perExpert().get(e);
                loads[e] += load.routed();
                weights[e] += (double) load.routed() * load.meanWeight();
                resting[e] += load.resting() ? 1 : 0;
            }
        }
        Load load = new Load(loads);
        Load weight = new Load(weights);
        for (int e = 0; e < loads.length; e++) {
            readings.put(Measure.EXPERT_SHARE, load.share(e), experts.get(e));
            readings.put(Measure.EXPERT_WEIGHT_SHARE, weight.share(e), experts.get(e));
            readings.put(Measure.EXPERT_RESTING, resting[e], experts.get(e));
        }
        readings.put(Measure.RECORD_ENTROPY, recordEntropy / predictions);
        tell(load, readings);
    }

    private static void tell(Load load, Readings readings) {
        readings.put(Measure.LOAD_ENTROPY, load.entropy());
        readings.put(Measure.LOAD_EFFECTIVE_EXPERTS, load.effectiveExperts());
        readings.put(Measure.LOAD_MAX_VIOLATION, load.maxViolation());
        readings.put(Measure.LOAD_SQUARED_VARIATION, load.squaredVariation());
        readings.put(Measure.LOAD_DIVERGENCE, load.divergence());
        readings.put(Measure.LOAD_GINI, load.gini());
        readings.put(Measure.LOAD_JAIN, load.jain());
    }
}
