package moestro.app.evaluate.finding;

import java.util.List;
import moestro.mixture.Features;
import moestro.mixture.Panel;
import moestro.mixture.Row;
import moestro.mixture.metric.Calibration;
import moestro.mixture.metric.Coverage;
import moestro.mixture.metric.Regret;

/**
 * All that is found in a run.
 *
 * @param alarms where the mixture's loss rose
 * @param experts what each expert was used for, in the panel's order
 * @param features what each feature tells of whom the gate asks, in the features' order
 * @param calibration of class probabilities; empty for numbers
 * @param coverages of the intervals around numbers; over no record for classes
 * @param regret of the gate, over no record if nothing was shadow-scored
 */
public record Findings(
        List<DriftAlarm> alarms,
        List<ExpertUse> experts,
        List<FeatureInformation> features,
        Calibration calibration,
        List<Coverage> coverages,
        Regret regret) {

    /** Of a run over rows. */
    public static Findings of(Trace trace, Panel panel, Features features, List<Row> rows) {
        return new Findings(
                DriftAlarm.of(trace),
                ExpertUse.of(trace),
                FeatureInformation.of(trace, features, rows),
                calibration(trace),
                trace.coverages(),
                ShadowRegret.of(trace, panel.gate().shadow()));
    }

    private static Calibration calibration(Trace trace) {
        Calibration calibration = new Calibration();
        if (trace.task().isClassification()) {
            for (int r = 0; r < trace.records(); r++) {
                calibration.add(trace.output(r), (int) trace.truth(r));
            }
        }
        return calibration;
    }
}
