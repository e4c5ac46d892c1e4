package moestro.app.evaluate.finding;

import moestro.mixture.metric.Regret;

/** The gate's regret on the records for which every expert was asked and answered. */
final class ShadowRegret {
    private ShadowRegret() {}

    /**
     * Of a run.
     *
     * @param shadow the chance that a record is shadow-scored
     */
    static Regret of(Trace trace, double shadow) {
        Regret regret = new Regret(trace.experts());
        double[] losses = new double[trace.experts()];
        for (int r = 0; r < trace.records(); r++) {
            double mean = 0;
            for (int ask = trace.first(r); ask < trace.end(r); ask++) {
                mean += trace.answer(ask) / trace.experts();
                losses[trace.expert(ask)] = trace.loss(trace.answer(ask), trace.truth(r));
            }
            if (trace.end(r) - trace.first(r) == trace.experts() && !Double.isNaN(mean)) {
                boolean allRouted = trace.firstShadow(r) == trace.end(r);
                regret.add(trace.loss(r), trace.loss(mean, trace.truth(r)), losses, allRouted ? 1 : shadow);
            }
        }
        return regret;
    }
}
