package moestro.app.evaluate.html;

import moestro.app.report.svg.Axis;

/** Axes that charts share. */
final class Over {
    private Over() {}

    /** The whole run. */
    static Axis records(Evaluation evaluation) {
        return Axis.of("record", 0, evaluation.trace().records());
    }
}
