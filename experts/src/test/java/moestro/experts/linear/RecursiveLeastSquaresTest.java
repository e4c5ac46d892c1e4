package moestro.experts.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import moestro.mixture.Expert;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;

class RecursiveLeastSquaresTest {
    private static final Layout LAYOUT = new Layout(3, 1, 3);

    private static Expert expert(Map<String, Double> parameters) {
        ExpertSettings settings = new ExpertSettings(new Task.Regression(), LAYOUT, 1, new Parameters(parameters));
        return new RecursiveLeastSquaresFactory().create(settings);
    }

    private static Input input(float[] numbers, int hot) {
        float[] dense = {numbers[0], numbers[1], numbers[2], 0, 0, 0, 1};
        return new Input(LAYOUT, new float[4], dense, new int[] {hot});
    }

    private static float[] numbers(int row) {
        float[] numbers = new float[3];
        for (int i = 0; i < 3; i++) {
            numbers[i] = (float) Hash.gaussian(Hash.mix(row, i));
        }
        return numbers;
    }

    private static float answer(Expert expert, Input input) {
        float[] output = new float[1];
        expert.predict(input, output);
        return output[0];
    }

    @Test
    void itIsTheSolutionOfTheWeightedRidgedProblem() {
        double forgetting = .95;
        Expert expert = expert(Map.of("forgetting", forgetting));
        double[][] normal = new double[4][5];
        for (int i = 0; i < 4; i++) {
            normal[i][i] = .1;
        }
        for (int row = 0; row < 60; row++) {
            float target = (float) Hash.gaussian(Hash.mix(row, 9));
            Input input = input(numbers(row), -1);
            expert.learn(input, target);
            accumulate(normal, forgetting, input, target);
        }
        double[] weights = solve(normal);

        for (int row = 100; row < 120; row++) {
            float[] x = numbers(row);
            double expected = weights[0] * x[0] + weights[1] * x[1] + weights[2] * x[2] + weights[3];
            assertEquals(expected, answer(expert, input(x, -1)), 1e-5);
        }
    }

    /** {@code A = forgetting A + x x'}, and the same for the right-hand side in the last column. */
    private static void accumulate(double[][] normal, double forgetting, Input input, float target) {
        float[] dense = input.dense();
        double[] x = {dense[0], dense[1], dense[2], 1, target};
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 5; j++) {
                normal[i][j] = forgetting * normal[i][j] + x[i] * x[j];
            }
        }
    }

    /** Gauss and Jordan, for a positive definite matrix. */
    private static double[] solve(double[][] augmented) {
        int n = augmented.length;
        for (int pivot = 0; pivot < n; pivot++) {
            for (int i = 0; i < n; i++) {
                double factor = augmented[i][pivot] / augmented[pivot][pivot];
                for (int j = pivot; i != pivot && j <= n; j++) {
                    augmented[i][j] -= factor * augmented[pivot][j];
                }
            }
        }
        double[] solution = new double[n];
        for (int i = 0; i < n; i++) {
            solution[i] = augmented[i][n] / augmented[i][i];
        }
        return solution;
    }

    @Test
    void itFindsALawOfNumbersAndCategories() {
        Expert expert = expert(Map.of());
        for (int row = 0; row < 2000; row++) {
            expert.learn(input(numbers(row), 7 + row % 5), law(row));
        }

        for (int row = 2000; row < 2050; row++) {
            assertEquals(law(row), answer(expert, input(numbers(row), 7 + row % 5)), 1e-3);
        }
    }

    private static float law(int row) {
        float[] x = numbers(row);
        return 2 * x[0] - x[2] + row % 5;
    }

    @Test
    void onlyTheFirstCategoriesTakePart() {
        Expert expert = expert(Map.of("max-one-hot", 2.0));
        float[] nothing = new float[3];
        for (int i = 0; i < 300; i++) {
            expert.learn(input(nothing, 40 - i % 4), i % 4);
        }

        assertEquals(0, answer(expert, input(nothing, 40)), .1);
        assertEquals(1, answer(expert, input(nothing, 39)), .1);
        assertEquals(answer(expert, input(nothing, -1)), answer(expert, input(nothing, 38)));
        assertEquals(answer(expert, input(nothing, -1)), answer(expert, input(nothing, 37)));
    }

    @Test
    void itsStateStaysSmallHoweverManyCategoriesThereAre() {
        Expert expert = expert(Map.of("max-one-hot", 8.0));
        for (int i = 0; i < 2000; i++) {
            expert.learn(input(numbers(i), 7 + i), 1);
        }
        StateWriter out = new StateWriter();
        expert.writeModel(out);
        expert.writeTraining(out);
        long bytes = out.sections().values().stream()
                .mapToLong(section -> section.length)
                .sum();

        assertTrue(bytes < 2000, () -> bytes + " bytes");
    }

    @Test
    void inputsBeyondThePrecisionOfDoubleAreOutlived() {
        Expert expert = expert(Map.of("forgetting", .98));
        for (int row = 0; row < 300; row++) {
            Input absurd = input(numbers(row), -1);
            for (int i = LAYOUT.numbers(); i < LAYOUT.bias(); i++) {
                absurd.dense()[i] = (float) (1e9 * Hash.gaussian(Hash.mix(row, 50 + i)));
            }
            expert.learn(absurd, numbers(row)[1]);
        }
        for (int row = 0; row < 300; row++) {
            expert.learn(input(numbers(row), -1), 3 * numbers(row)[1]);
        }

        for (int row = 1000; row < 1020; row++) {
            assertEquals(3 * numbers(row)[1], answer(expert, input(numbers(row), -1)), .1);
        }
    }

    @Test
    void aCovarianceThatRoundingHasMadeIndefiniteIsStartedAnew() {
        StateWriter out = new StateWriter();
        out.section("columns").putInts(new int[] {0, LAYOUT.bias()});
        out.section("weights").putDoubles(new double[2]);
        out.section("covariance/0").putDoubles(new double[] {10});
        out.putDoubles(new double[] {0, -.998});
        Expert expert = expert(Map.of());
        expert.readModel(new StateReader(out.sections()));
        expert.readTraining(new StateReader(out.sections()));

        expert.learn(input(new float[3], -1), 1);

        assertEquals(1 / 1.999, answer(expert, input(new float[3], -1)), 1e-6);
    }

    @Test
    void aDirectionNoLongerSeenMakesItStartAnewAndNotBlowUp() {
        Expert expert = expert(Map.of("forgetting", .9));
        float[] nothing = new float[3];
        for (int row = 0; row < 50; row++) {
            expert.learn(input(numbers(row), -1), 1);
        }
        for (int row = 0; row < 5000; row++) {
            expert.learn(input(nothing, -1), 1);
        }

        for (int row = 0; row < 200; row++) {
            float[] x = numbers(row);
            expert.learn(input(x, -1), 3 * x[1]);
        }
        float[] x = numbers(500);
        assertEquals(3 * x[1], answer(expert, input(x, -1)), 1e-3);
    }
}
