package moestro.experts.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import org.junit.jupiter.api.Test;

class AdaptiveLinearTest {
    private static final Layout LAYOUT = new Layout(1, 1, 3);
    private static final Task CLASSES = new Task.Classification(List.of("no", "yes"));
    private static final Task NUMBER = new Task.Regression();

    private static Expert expert(ExpertFactory factory, Task task, Map<String, Double> parameters) {
        return factory.create(new ExpertSettings(task, LAYOUT, 1, new Parameters(parameters)));
    }

    private static Input input(float number, float history, int hot) {
        return new Input(LAYOUT, new float[2], new float[] {number, history, 0, 0, 1}, new int[] {hot});
    }

    private static float answer(Expert expert, Input input) {
        float[] output = new float[2];
        expert.predict(input, output);
        return output[0];
    }

    /** The weight after the first step, from the formula. */
    private static double firstStep(double rate, double gradient) {
        double square = .001 * gradient * gradient + 1e-12;
        return -rate * gradient / (Math.sqrt(square) + .01);
    }

    @Test
    void theFirstStepOfSoftmaxRegressionFollowsTheFormula() {
        Expert expert = expert(new LogisticFactory(), CLASSES, Map.of("rate", .05));
        expert.learn(input(2, 0, 5), 0);

        // Both classes start at one half; the weights of the second mirror those of the first.
        double score = 2 * firstStep(.05, -.5 * 2) + 2 * firstStep(.05, -.5);
        assertEquals(1 / (1 + Math.exp(-2 * score)), answer(expert, input(2, 0, 5)), 1e-6);
    }

    @Test
    void theFirstStepOfRegressionFollowsTheFormula() {
        Expert expert = expert(new LinearFactory(), NUMBER, Map.of("rate", .02, "decay", 0.0));
        expert.learn(input(2, 0, -1), 1);

        assertEquals(2 * firstStep(.02, -2) + firstStep(.02, -1), answer(expert, input(2, 0, -1)), 1e-6);
    }

    @Test
    void decayStartsAtATenthOverTheRootOfTwo() {
        Expert expert = expert(new LinearFactory(), NUMBER, Map.of("rate", .001, "decay", 1.0));
        expert.learn(input(0, 0, -1), 1);

        assertEquals(firstStep(.1 / Math.sqrt(2), -1), answer(expert, input(0, 0, -1)), 1e-6);
    }

    @Test
    void decayEndsAtTheRate() {
        AdaptiveLinear.Pace pace = new AdaptiveLinear.Pace(.003, true, true);

        assertEquals(.01f, pace.at(99));
        assertEquals(.003f, pace.at(1_000_000));
    }

    @Test
    void anOutlierMovesNoFurtherThanAResidualOfThree() {
        Expert outlier = expert(new LinearFactory(), NUMBER, Map.of());
        Expert three = expert(new LinearFactory(), NUMBER, Map.of());
        outlier.learn(input(1, 0, -1), 1e6f);
        three.learn(input(1, 0, -1), 3);

        assertEquals(answer(three, input(1, 0, -1)), answer(outlier, input(1, 0, -1)));
    }

    @Test
    void labelHistoryIsSeenOnlyWhenAskedFor() {
        Expert blind = expert(new LogisticFactory(), CLASSES, Map.of("history", 0.0));
        Expert seeing = expert(new LogisticFactory(), CLASSES, Map.of("history", 1.0));
        for (Expert expert : List.of(blind, seeing)) {
            expert.learn(input(1, 1, -1), 1);
        }

        assertEquals(answer(blind, input(1, 1, -1)), answer(blind, input(1, -1, -1)));
        assertNotEquals(answer(seeing, input(1, 1, -1)), answer(seeing, input(1, -1, -1)));
    }

    @Test
    void aCategoryNobodyTrainedSaysNothing() {
        Expert expert = expert(new LogisticFactory(), CLASSES, Map.of());
        expert.learn(input(1, 0, 5), 1);

        assertArrayEquals(
                new float[] {answer(expert, input(1, 0, -1))}, new float[] {answer(expert, input(1, 0, 1000))});
    }

    @Test
    void categoriesFarApartAreLearnedApart() {
        Expert expert = expert(new LinearFactory(), NUMBER, Map.of("rate", .05, "decay", 0.0));
        for (int i = 0; i < 400; i++) {
            expert.learn(input(0, 0, 5), 1);
            expert.learn(input(0, 0, 905), -1);
        }

        assertEquals(1, answer(expert, input(0, 0, 5)), .1);
        assertEquals(-1, answer(expert, input(0, 0, 905)), .1);
    }
}
