package moestro.experts.tree;

import static moestro.experts.tree.Lessons.LAYOUT;
import static moestro.experts.tree.Lessons.NUMBER;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import moestro.mixture.Expert;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Input;
import moestro.mixture.Parameters;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {

    @Test
    void boostingBeatsTheFirstTreeOnASmoothFunction() {
        double first = error(1);
        double boosted = error(15);
        assertTrue(boosted < .8 * first, "boosted " + boosted + ", first tree alone " + first);
    }

    @Test
    void outliersDoNotCarryTheAnswersAway() {
        Expert expert = boosted(15);
        float[] out = new float[1];
        for (int i = 0; i < 3000; i++) {
            Input input = Lessons.input(21, i);
            expert.learn(input, i % 1000 == 999 ? 1e6f : Lessons.number(input, false));
        }
        for (int i = 0; i < 500; i++) {
            Input input = Lessons.input(22, i);
            expert.predict(input, out);
            assertTrue(Math.abs(out[0]) < 6, "answered " + out[0]);
        }
    }

    private static double error(int trees) {
        Expert expert = boosted(trees);
        float[] out = new float[1];
        double squares = 0;
        for (int i = 0; i < 10_000; i++) {
            Input input = Lessons.input(20, i);
            float target = Lessons.number(input, false);
            expert.predict(input, out);
            squares += i >= 5000 ? (out[0] - target) * (out[0] - target) : 0;
            expert.learn(input, target);
        }
        return Math.sqrt(squares / 5000);
    }

    private static Expert boosted(int trees) {
        Parameters parameters = new Parameters(Map.of("trees", (double) trees));
        return new BoostedTreesFactory().create(new ExpertSettings(NUMBER, LAYOUT, 3, parameters));
    }
}
