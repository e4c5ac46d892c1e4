package moestro.app.experts;

import java.util.HashMap;
import java.util.Map;
import moestro.avro.RoutingReport;

/** The share of all routes that each expert had in the last report of every serving task. */
final class Shares {
    private final Map<Integer, RoutingReport> last = new HashMap<>();

    /** Takes a report, in the order of the topic. */
    void add(RoutingReport report) {
        last.put(report.partition(), report);
    }

    /** Of an expert, 0 to 1; not a number while nobody was routed to. */
    double of(String expert) {
        long own = 0;
        long all = 0;
        for (RoutingReport report : last.values()) {
            for (RoutingReport.ExpertLoad load : report.perExpert()) {
                all += load.routed();
                own += load.expert().equals(expert) ? load.routed() : 0;
            }
        }
        return (double) own / all;
    }
}
