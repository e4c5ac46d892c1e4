package moestro.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import moestro.mixture.Catalogue;
import moestro.mixture.Lesson;
import moestro.mixture.Mixture;
import moestro.mixture.Prediction;
import moestro.mixture.gate.GateSettings;
import moestro.mixture.metric.ClassQuality;
import moestro.mixture.metric.Load;

/**
 * What a gate makes of a {@link RegimeStream}: the first half of its records is for learning whom to ask, and what
 * counts is the second.
 *
 * @param early share of wrong classes in the first half
 * @param error share of wrong classes
 * @param logLoss of the probabilities
 * @param expertsRun per record
 * @param load routes to each expert
 */
record BalanceTrial(double early, double error, double logLoss, double expertsRun, Load load) {
    private static final int RECORDS = 400_000;

    /** Runs over the stream; every label comes before the next record. */
    static BalanceTrial run(RegimeStream stream, GateSettings gate, long seed) {
        Catalogue catalogue = new Catalogue(List.of(new RegimeExpert.Factory()));
        Mixture mixture =
                new Mixture(RegimeStream.TASK, RegimeStream.features(), RegimeStream.panel(gate), catalogue, seed);
        ClassQuality early = new ClassQuality(2);
        ClassQuality quality = new ClassQuality(2);
        double[] load = new double[RegimeStream.REGIMES];
        for (int n = 0; n < RECORDS; n++) {
            Prediction prediction = mixture.predict("record-" + n, stream.row(n));
            boolean counts = n >= RECORDS / 2;
            (counts ? quality : early).add(prediction.output(), stream.label(n));
            if (counts) {
                for (int j = 0; j < prediction.pending().routed(); j++) {
                    load[prediction.pending().asked()[j]]++;
                }
            }
            mixture.learn(new Lesson(prediction.pending(), stream.label(n)));
        }
        double logLoss = quality.values().get("logLoss");
        double expertsRun = Arrays.stream(load).sum() / quality.count();
        return new BalanceTrial(error(early), error(quality), logLoss, expertsRun, new Load(load));
    }

    private static double error(ClassQuality quality) {
        return 1 - quality.values().get("accuracy");
    }

    /** How many experts carry less than a tenth of an equal share. */
    long dead() {
        return IntStream.range(0, RegimeStream.REGIMES)
                .filter(e -> load.share(e) < .1 / RegimeStream.REGIMES)
                .count();
    }
}
