package moestro.mixture;

import java.util.ArrayList;
import java.util.List;
import moestro.mixture.gate.Combination;
import moestro.mixture.gate.Gate;
import moestro.mixture.route.Selection;

/** Makes one prediction of the answers, whoever failed. */
public final class Merger {
    private static final float[][] NOTHING = {};
    private static final float[] EMPTY = {};
    private static final int[] NOBODY = {};

    private final Task task;

    /** A merger of answers to one task. */
    public Merger(Task task) {
        this.task = task;
    }

    /**
     * Merges.
     *
     * @param answers for each asked expert, what came of it
     * @param gate the same that selected
     * @param labels the label history of the same encoder that encoded
     */
    public Prediction merge(Question question, Answer[] answers, Gate gate, LabelHistory labels, Panel panel) {
        Selection selection = question.selection();
        float[][] outputs = new float[answers.length][];
        boolean answered = false;
        for (int j = 0; j < answers.length; j++) {
            outputs[j] = answers[j].output();
            answered |= j < selection.routed() && outputs[j] != null;
        }
        Combination merged = answered
                ? gate.combine(selection, outputs, labels)
                : new Combination(NOTHING, labels.prior(), new float[answers.length], EMPTY, null);
        Pending pending = new Pending(
                question.id(),
                question.row(),
                question.standardized(),
                question.history(),
                selection.asked(),
                selection.routed(),
                selection.explored(),
                selection.scores(),
                selection.propensities(),
                outputs,
                merged.combined(),
                merged.output(),
                merged.stackInputs(),
                gate.lessons());
        return new Prediction(
                question.id(),
                forUsers(merged.output(), labels),
                merged.spread() == null ? null : merged.spread().unscaled(labels),
                routes(selection, outputs, merged, labels),
                degraded(question, answers, answered, panel),
                resting(question.resting()),
                pending);
    }

    private static int[] resting(List<Resting> who) {
        return who.isEmpty() ? NOBODY : who.stream().mapToInt(Resting::expert).toArray();
    }

    private float[] forUsers(float[] output, LabelHistory labels) {
        return task.isClassification() ? output : new float[] {(float) labels.unscaled(output[0])};
    }

    private List<Prediction.Route> routes(
            Selection selection, float[][] outputs, Combination merged, LabelHistory labels) {
        List<Prediction.Route> routes = new ArrayList<>(selection.routed());
        for (int j = 0; j < selection.routed(); j++) {
            if (outputs[j] != null) {
                routes.add(new Prediction.Route(
                        selection.asked()[j],
                        merged.weights()[j],
                        selection.scores()[j],
                        forUsers(outputs[j], labels)));
            }
        }
        return routes;
    }

    private static List<String> degraded(Question question, Answer[] answers, boolean answered, Panel panel) {
        Selection selection = question.selection();
        List<String> reasons = new ArrayList<>(0);
        for (int j = 0; j < answers.length; j++) {
            if (answers[j].failure() != null) {
                reasons.add(panel.members().get(selection.asked()[j]).name() + " " + answers[j].failure());
            }
        }
        for (int expert : selection.passedOver()) {
            reasons.add(panel.members().get(expert).name() + " was at its capacity");
        }
        for (Resting resting : question.resting()) {
            reasons.add(panel.members().get(resting.expert()).name() + " rests: it " + resting.why());
        }
        if (!answered) {
            reasons.add("no expert answered: this is the prior");
        }
        return reasons;
    }
}
