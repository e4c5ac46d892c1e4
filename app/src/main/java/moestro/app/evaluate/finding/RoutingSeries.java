package moestro.app.evaluate.finding;

import java.util.Arrays;
import moestro.mixture.metric.Load;

/** Who was routed to, window by window. */
public final class RoutingSeries {
    private final double[][] load;
    private final double[][] weight;
    private final double[] recordEntropy;
    private final int records;

    /** Of a run. */
    public RoutingSeries(Trace trace, Windows windows) {
        records = trace.records();
        load = new double[windows.count()][trace.experts()];
        weight = new double[windows.count()][trace.experts()];
        recordEntropy = new double[windows.count()];
        for (int r = 0; r < trace.records(); r++) {
            int w = windows.at(r);
            double[] weights = new double[trace.experts()];
            for (int ask = trace.first(r); ask < trace.firstShadow(r); ask++) {
                int expert = trace.expert(ask);
                load[w][expert]++;
                weight[w][expert] += trace.weight(ask);
                weights[expert] = trace.weight(ask);
            }
            recordEntropy[w] += new Load(weights).entropy() / (windows.start(w + 1) - windows.start(w));
        }
    }

    /** The share of the weight that an expert had, double[windows]. */
    public double[] weightShare(int expert) {
        double[] shares = new double[weight.length];
        for (int w = 0; w < shares.length; w++) {
            shares[w] = new Load(weight[w]).share(expert);
        }
        return shares;
    }

    /** The entropy of the load, 0 to 1, double[windows]. */
    public double[] loadEntropy() {
        double[] entropies = new double[load.length];
        for (int w = 0; w < entropies.length; w++) {
            entropies[w] = new Load(load[w]).entropy();
        }
        return entropies;
    }

    /** The mean entropy of the weights within a record, 0 to 1 as that of the load, double[windows]. */
    public double[] recordEntropy() {
        return recordEntropy.clone();
    }

    /** max / mean - 1 of the load, double[windows]. */
    public double[] maxViolation() {
        double[] violations = new double[load.length];
        for (int w = 0; w < violations.length; w++) {
            violations[w] = new Load(load[w]).maxViolation();
        }
        return violations;
    }

    /** The violation of an expert that is asked for every record. */
    public double mostViolation() {
        double routes = Arrays.stream(load).flatMapToDouble(Arrays::stream).sum();
        return routes > 0 ? (double) records * load[0].length / routes - 1 : 0;
    }
}
