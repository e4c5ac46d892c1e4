package moestro.mixture.gate;

import java.util.List;
import java.util.Map;
import moestro.mixture.Encoder;
import moestro.mixture.Features;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.LabelHistory;
import moestro.mixture.Lesson;
import moestro.mixture.Parameters;
import moestro.mixture.Pending;
import moestro.mixture.Row;
import moestro.mixture.Task;
import moestro.mixture.balance.BalancerKind;
import moestro.mixture.route.RouterKind;
import moestro.mixture.route.Selection;
import moestro.mixture.state.StateWriter;

/** A gate on the bench: one feature, and a test that plays the experts. */
final class GateBench {
    static final Task CLASSES = new Task.Classification(List.of("no", "yes"));
    static final Task NUMBER = new Task.Regression();

    private static final float[] NO_HISTORY = new float[3];
    private static final String[] NO_CATEGORIES = {};
    private static final long SEED = 5;

    final Gate gate;
    final Encoder encoder;
    private final Task task;

    GateBench(Task task, int experts, Map<String, Double> settings) {
        this(task, experts, settings, RouterKind.LINEAR, BalancerKind.LOSS_FREE);
    }

    GateBench(Task task, int experts, Map<String, Double> settings, RouterKind router, BalancerKind balancer) {
        this.task = task;
        this.encoder = new Encoder(task, new Features(List.of("x"), List.of()));
        this.gate = new Gate(
                task, encoder.layout(), experts, GateSettings.of(new Parameters(settings), router, balancer), SEED);
        // So that labels in [-3, 3] stand for themselves: mean 0, deviation 1.
        for (int i = 0; i < 400; i++) {
            double sign = i % 2 == 0 ? 1 : -1;
            encoder.learn(row(0), task.isClassification() ? i % 2 : i < 200 ? sign : 3 * sign);
        }
    }

    static Row row(float x) {
        return new Row(new float[] {x}, NO_CATEGORIES);
    }

    static String id(int n) {
        return "record-" + n;
    }

    Input input(float x) {
        return encoder.encode(row(x), new float[] {x}, NO_HISTORY);
    }

    LabelHistory labels() {
        return encoder.labels();
    }

    Selection select(int n, float x) {
        return gate.select(input(x), Hash.of(id(n)), null);
    }

    /** What the mixture says, or the prior when no routed expert answered. */
    Combination combine(Selection selection, float[][] answers) {
        for (int j = 0; j < selection.routed(); j++) {
            if (answers[j] != null) {
                return gate.combine(selection, answers, labels());
            }
        }
        return new Combination(
                new float[0][],
                labels().prior(),
                new float[answers.length],
                new float[task.isClassification() ? 0 : 3],
                null);
    }

    void learn(int n, float x, Selection selection, float[][] answers, Combination merged, double truth, long seen) {
        Pending pending = new Pending(
                id(n),
                row(x),
                new float[] {x},
                NO_HISTORY,
                selection.asked(),
                selection.routed(),
                selection.explored(),
                selection.scores(),
                selection.propensities(),
                answers,
                merged.combined(),
                merged.output(),
                merged.stackInputs(),
                seen);
        gate.learn(new Lesson(pending, truth), input(x), truth);
    }

    /** Asks, answers and learns at once; {@code answers} has one for each expert of the panel. */
    Combination step(int n, float x, float[][] answers, double truth) {
        Selection selection = select(n, x);
        float[][] asked = ofAsked(selection, answers);
        Combination merged = combine(selection, asked);
        learn(n, x, selection, asked, merged, truth, gate.lessons());
        return merged;
    }

    static float[][] ofAsked(Selection selection, float[][] answers) {
        float[][] asked = new float[selection.asked().length][];
        for (int j = 0; j < asked.length; j++) {
            asked[j] = answers[selection.asked()[j]];
        }
        return asked;
    }

    /** Lessons from which nothing is learned, for nobody answered. */
    void idle(int lessons) {
        for (int i = 0; i < lessons; i++) {
            Selection selection = select(i, 0);
            float[][] none = new float[selection.asked().length][];
            learn(i, 0, selection, none, combine(selection, none), 0, gate.lessons());
        }
    }

    String hash() {
        StateWriter out = new StateWriter();
        gate.writeModel(out);
        gate.writeTraining(out);
        return StateWriter.sha256(out.sections());
    }
}
