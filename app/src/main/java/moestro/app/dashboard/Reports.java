package moestro.app.dashboard;

import java.util.HashMap;
import java.util.Map;
import moestro.avro.RoutingReport;

/** The last routing report of every partition. */
final class Reports {
    private final Map<Integer, RoutingReport> last = new HashMap<>();

    /**
     * An expert in them.
     *
     * @param meanWeight in the predictions that rest on it; NaN if there are none
     * @param failures how often it gave no usable answer
     * @param resting whether a partition could not ask it
     */
    record Load(double meanWeight, long failures, boolean resting) {}

    void add(RoutingReport report) {
        last.put(report.partition(), report);
    }

    Load of(String expert) {
        double weight = 0;
        long routed = 0;
        long failures = 0;
        boolean resting = false;
        for (RoutingReport report : last.values()) {
            for (RoutingReport.ExpertLoad load : report.perExpert()) {
                if (load.expert().equals(expert)) {
                    weight += load.meanWeight() * load.routed();
                    routed += load.routed();
                    failures += load.failures();
                    resting |= load.resting();
                }
            }
        }
        return new Load(routed == 0 ? Double.NaN : weight / routed, failures, resting);
    }
}
