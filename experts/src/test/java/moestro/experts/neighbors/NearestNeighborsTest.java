package moestro.experts.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import moestro.mixture.Expert;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.state.StateWriter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NearestNeighborsTest {
    private static final Layout LAYOUT = new Layout(3, 2, 3);
    private static final Task CLASSES = new Task.Classification(List.of("a", "b", "c"));
    private static final Task NUMBER = new Task.Regression();

    private static Expert expert(Task task, double nearest, double window) {
        Parameters parameters = new Parameters(Map.of("k", nearest, "window", window));
        return new NearestNeighborsFactory().create(new ExpertSettings(task, LAYOUT, 1, parameters));
    }

    private static Input input(int seed, int row) {
        float[] dense = new float[LAYOUT.dense()];
        for (int i = 0; i < LAYOUT.bias(); i++) {
            dense[i] = (float) Hash.gaussian(Hash.mix(seed, row, i));
        }
        dense[LAYOUT.bias()] = 1;
        int[] hot = new int[2];
        for (int i = 0; i < 2; i++) {
            int category = Hash.below(Hash.mix(seed, row, 20 + i), 4);
            hot[i] = category == 0 ? -1 : LAYOUT.dense() + 4 * i + category;
        }
        return new Input(LAYOUT, new float[5], dense, hot);
    }

    private static float target(Task task, int seed, int row) {
        long hash = Hash.mix(seed, row, 99);
        return task.isClassification() ? Hash.below(hash, 3) : (float) Hash.gaussian(hash);
    }

    /** Numbers, then one-hot categories in full, unseen being one more: what the distance stands for. */
    private static double squaredDistance(Input one, Input other) {
        return squaredDistance(oneHot(one), oneHot(other));
    }

    private static double[] oneHot(Input input) {
        double[] vector = new double[LAYOUT.dense() + 20];
        for (int i = 0; i < LAYOUT.numbers(); i++) {
            vector[i] = input.dense()[i];
        }
        for (int i = 0; i < 2; i++) {
            int unseen = LAYOUT.dense() + 4 * i;
            vector[Math.max(input.hot()[i], unseen)] = 1;
        }
        return vector;
    }

    private static double squaredDistance(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.pow(one[i] - other[i], 2);
        }
        return sum;
    }

    @Property(tries = 60)
    void itAnswersAsTheDefinitionSays(@ForAll @IntRange(max = 1000) int seed) {
        for (Task task : List.of(CLASSES, NUMBER)) {
            Expert expert = expert(task, 5, 100);
            for (int row = 0; row < 130; row++) {
                expert.learn(input(seed, row), target(task, seed, row));
            }
            Input question = input(seed, 1000);
            float[] output = new float[task.outputs()];
            expert.predict(question, output);

            assertArrayEquals(definition(task, seed, question), output, 1e-4f);
        }
    }

    /** Five neighbours among rows 30 to 129. */
    private static float[] definition(Task task, int seed, Input question) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 30; row < 130; row++) {
            rows.add(row);
        }
        rows.sort(Comparator.comparingDouble(row -> squaredDistance(question, input(seed, row))));
        double farthest = Math.sqrt(squaredDistance(question, input(seed, rows.get(4))));
        double[] votes = new double[task.outputs()];
        double sum = 0;
        for (int row : rows.subList(0, 5)) {
            double weight = 1 / (Math.sqrt(squaredDistance(question, input(seed, row))) + .1 * farthest + 1e-6);
            sum += weight;
            float target = target(task, seed, row);
            votes[task.isClassification() ? (int) target : 0] += weight * (task.isClassification() ? 1 : target);
        }
        float[] answer = new float[votes.length];
        for (int i = 0; i < votes.length; i++) {
            double share = votes[i] / sum;
            answer[i] = (float) (task.isClassification() ? (5 * share + .2) / 5.6 : share);
        }
        return answer;
    }

    @Test
    void withFewerLessonsThanNeighboursItKnowsNothing() {
        Expert expert = expert(CLASSES, 5, 100);
        float[] output = new float[3];
        for (int row = 0; row < 4; row++) {
            expert.learn(input(1, row), 0);
        }
        expert.predict(input(1, 9), output);
        assertArrayEquals(new float[] {1 / 3f, 1 / 3f, 1 / 3f}, output);

        expert.learn(input(1, 4), 0);
        expert.predict(input(1, 9), output);
        assertTrue(output[0] > .9);
    }

    @Test
    void labelHistoryDoesNotCount() {
        Expert expert = expert(NUMBER, 1, 50);
        for (int row = 0; row < 50; row++) {
            expert.learn(input(1, row), row);
        }
        float[] dense = input(1, 20).dense().clone();
        Arrays.fill(dense, LAYOUT.numbers(), LAYOUT.bias(), 100);
        float[] output = new float[1];
        expert.predict(new Input(LAYOUT, new float[5], dense, input(1, 20).hot()), output);

        assertEquals(20, output[0]);
    }

    @Test
    void aWindowSmallerThanTheNeighboursIsRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> expert(NUMBER, 5, 4))
                .getMessage();

        assertTrue(message.contains("window"), message);
    }

    @Test
    void aNewLessonChangesOneBlockOfTheState() {
        Expert expert = expert(NUMBER, 5, 500);
        for (int row = 0; row < 700; row++) {
            expert.learn(input(1, row), row);
        }
        Map<String, byte[]> before = model(expert);
        expert.learn(input(1, 700), 1);
        Map<String, byte[]> after = model(expert);

        long changed = before.keySet().stream()
                .filter(name -> name.startsWith("window/"))
                .filter(name -> !Arrays.equals(before.get(name), after.get(name)))
                .count();

        assertEquals(9, before.size());
        assertEquals(1, changed);
    }

    private static Map<String, byte[]> model(Expert expert) {
        StateWriter out = new StateWriter();
        expert.writeModel(out);
        return out.sections();
    }
}
