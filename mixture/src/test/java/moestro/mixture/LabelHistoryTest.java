package moestro.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What the labels that came say about the ones to come. */
final class LabelHistoryTest {
    private static final Task REGRESSION = new Task.Regression();

    private static LabelHistory ofClasses(String... classes) {
        return new LabelHistory(new Task.Classification(List.of(classes)));
    }

    @Property
    void twoClassesGiveTheLastLabelAndItsRunningMeans(@ForAll @Size(max = 50) List<@IntRange(max = 1) Integer> labels) {
        LabelHistory history = ofClasses("no", "yes");
        double last = 0;
        double fast = 0;
        double slow = 0;
        for (int label : labels) {
            history.learn(label);
            last = label == 0 ? 1 : -1;
            fast = .7 * fast + .3 * last;
            slow = .95 * slow + .05 * last;
        }
        assertArrayEquals(new float[] {(float) last, (float) fast, (float) slow}, history.inputsNow(), 1e-6f);
    }

    @Property
    void moreClassesGiveTheRunningShareOfEach(@ForAll @Size(max = 50) List<@IntRange(max = 3) Integer> labels) {
        LabelHistory history = ofClasses("a", "b", "c", "d");
        double[] slow = new double[4];
        for (int label : labels) {
            history.learn(label);
            for (int k = 0; k < 4; k++) {
                slow[k] = .95 * slow[k] + .05 * ((label == k ? 1 : 0) - .25);
            }
        }
        float[] inputs = history.inputsNow();
        assertEquals(4, inputs.length);
        for (int k = 0; k < 4; k++) {
            assertEquals(2 * slow[k], inputs[k], 1e-6);
        }
    }

    @Property(tries = 200)
    void numbersGiveTheScaledLastLabelAndItsRunningMeans(
            @ForAll @Size(max = 300) List<@DoubleRange(min = -50, max = 500) Double> labels) {
        LabelHistory history = new LabelHistory(REGRESSION);
        double last = 0;
        double fast = 0;
        double slow = 0;
        for (int n = 1; n <= labels.size(); n++) {
            double label = labels.get(n - 1);
            history.learn(label);
            // The scale is that of the labels so far, and stands after 200.
            List<Double> scaling = labels.subList(0, Math.min(n, 200));
            double mean = scaling.stream().mapToDouble(y -> y).average().orElseThrow();
            double squares =
                    scaling.stream().mapToDouble(y -> (y - mean) * (y - mean)).sum();
            double deviation = Math.sqrt(squares / scaling.size());
            last = deviation > 1e-6 ? (label - mean) / deviation : label - mean;
            fast += .3 * (last - fast);
            slow += .05 * (last - slow);
        }
        float[] inputs = history.inputsNow();
        assertEquals(last, inputs[0], 1e-4 * (1 + Math.abs(last)));
        assertEquals(fast, inputs[1], 1e-4 * (1 + Math.abs(last)));
        assertEquals(slow, inputs[2], 1e-4 * (1 + Math.abs(last)));
    }

    @Example
    void theScaleStandsAfterTwoHundredLabels() {
        LabelHistory history = new LabelHistory(REGRESSION);
        for (int i = 0; i < 200; i++) {
            history.learn(i % 2 == 0 ? 90 : 110);
        }
        assertEquals(10, history.deviation(), 1e-9);
        for (int i = 0; i < 500; i++) {
            history.learn(1000);
        }
        assertEquals(10, history.deviation(), 1e-9);
        assertEquals(90, history.scaled(1000), 1e-9);
        assertEquals(1000, history.unscaled(90), 1e-9);
    }

    @Property
    void scalingAndUnscalingAreInverse(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -1e6, max = 1e6) Double> labels,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double label) {
        LabelHistory history = new LabelHistory(REGRESSION);
        labels.forEach(history::learn);
        assertEquals(label, history.unscaled(history.scaled(label)), 1e-6);
    }

    @Property
    void numbersAreClippedToTheRangeOfTheLabelsSeen(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -100, max = 100) Double> labels,
            @ForAll @DoubleRange(min = -1000, max = 1000) double answer) {
        LabelHistory history = new LabelHistory(REGRESSION);
        labels.forEach(history::learn);
        double least = labels.stream().mapToDouble(y -> y).min().orElseThrow();
        double most = labels.stream().mapToDouble(y -> y).max().orElseThrow();
        double expected = Math.max(least, Math.min(most, answer));
        assertEquals(expected, history.unscaled(history.clipped(history.scaled(answer))), 1e-4);
    }

    @Example
    void beforeTheFirstLabelEveryNumberIsClippedToTheMean() {
        LabelHistory history = new LabelHistory(REGRESSION);
        assertEquals(0, history.clipped(17));
        assertArrayEquals(new float[3], history.inputsNow());
        assertArrayEquals(new float[] {0}, history.prior());
    }

    @Example
    void equalLabelsKeepTheUnitScale() {
        LabelHistory history = new LabelHistory(REGRESSION);
        for (int i = 0; i < 10; i++) {
            history.learn(1e9);
        }
        assertEquals(1, history.deviation());
        assertEquals(0, history.clipped(5));
    }

    @Example
    void thePriorOfClassesIsTheirFrequencyAndNeverZero() {
        LabelHistory history = ofClasses("a", "b", "c");
        assertArrayEquals(new float[] {1 / 3f, 1 / 3f, 1 / 3f}, history.prior(), 1e-6f);
        for (int label : new int[] {0, 0, 0, 1, 0, 0, 1}) {
            history.learn(label);
        }
        assertArrayEquals(new float[] {.6f, .3f, .1f}, history.prior(), 1e-6f);
    }
}
