package moestro.experts.tree;

import static moestro.experts.tree.Lessons.CLASSES;
import static moestro.experts.tree.Lessons.LAYOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import moestro.mixture.Expert;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;

class BoostedClassesTest {
    private static final Task TWO = new Task.Classification(List.of("no", "yes"));

    private static Expert boosted(Task task, double trees) {
        Parameters parameters = new Parameters(Map.of("trees", trees));
        return new BoostedTreesFactory().create(new ExpertSettings(task, LAYOUT, 3, parameters));
    }

    /** Which of two classes, by whether two numbers lie on the same side: no sum of single features tells. */
    private static float corner(Input input) {
        float[] x = input.ordinals();
        return (x[0] < .5f) == (x[1] < .5f) ? 1 : 0;
    }

    private static float[] answer(Expert expert, Task task, Input input) {
        float[] out = new float[task.outputs()];
        expert.predict(input, out);
        return out;
    }

    /** The mean log loss of the second half. */
    private static double loss(Task task, double trees, double noise) {
        Expert expert = boosted(task, trees);
        double loss = 0;
        for (int i = 0; i < 12_000; i++) {
            Input input = Lessons.input(31, i);
            float label = task == TWO ? corner(input) : Lessons.label(input, false);
            boolean wrong = Hash.uniform(Hash.mix(32, i)) < noise;
            label = wrong ? (label + 1) % task.outputs() : label;
            loss -= i >= 6000 ? Math.log(answer(expert, task, input)[(int) label]) / 6000 : 0;
            expert.learn(input, label);
        }
        return loss;
    }

    @Test
    void furtherStagesLowerTheLossOfTwoClasses() {
        double first = loss(TWO, 1, 0);
        double boosted = loss(TWO, 15, 0);
        assertTrue(boosted < .5 * first, "boosted " + boosted + ", first stage alone " + first);
    }

    @Test
    void furtherStagesLowerTheLossOfThreeClasses() {
        double first = loss(CLASSES, 1, 0);
        double boosted = loss(CLASSES, 15, 0);
        assertTrue(boosted < .5 * first, "boosted " + boosted + ", first stage alone " + first);
    }

    @Test
    void whereLabelsAreNoisyItIsNotTooSure() {
        // Nobody can know more than which labels are right four times of five.
        double entropy = -.8 * Math.log(.8) - .2 * Math.log(.2);
        double loss = loss(TWO, 15, .2);
        assertTrue(loss < 1.25 * entropy, "loss " + loss + ", of at least " + entropy);
    }

    @Test
    void oneLessonMovesTheScoreByNewtonsStep() {
        // Nothing is known: the gradient is a half and the curvature a quarter, so that the mean of the leaf is 2.
        Expert expert = boosted(TWO, 1);
        Input input = Lessons.input(1, 1);
        expert.learn(input, 1);
        assertEquals(1 / (1 + Math.exp(-2)), answer(expert, TWO, input)[1], 1e-6);
    }

    @Test
    void sharpnessIsSteppedAgainstItsGradientAndRestored() {
        Sharpness sharpness = new Sharpness();
        for (int i = 0; i < 50; i++) {
            sharpness.step(1);
        }
        assertTrue(sharpness.factor() < .95, "factor " + sharpness.factor());
        StateWriter out = new StateWriter();
        sharpness.writeModel(out);
        sharpness.writeTraining(out);
        Sharpness restored = new Sharpness();
        restored.readModel(new StateReader(out.sections()));
        restored.readTraining(new StateReader(out.sections()));
        sharpness.step(-3);
        restored.step(-3);
        assertEquals(sharpness.factor(), restored.factor());
    }
}
