package moestro.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import moestro.mixture.toy.Failing;
import org.junit.jupiter.api.Test;

/** What one expert does wrong stays with it. */
final class AnswerTest {
    private static final Task CLASSES = new Task.Classification(List.of("no", "yes"));
    private static final Task NUMBER = new Task.Regression();

    private static Answer of(Task task, LabelHistory labels, Consumer<float[]> behaviour) {
        Input input = new Input(new Layout(0, 0, 0), new float[0], new float[1], new int[0]);
        return Answer.of(new Failing(behaviour), input, task, labels);
    }

    private static Answer of(Consumer<float[]> behaviour) {
        return of(CLASSES, new LabelHistory(CLASSES), behaviour);
    }

    @Test
    void anAnswerIsHandedOn() {
        Answer answer = of(output -> {
            output[0] = .25f;
            output[1] = .75f;
        });
        assertArrayEquals(new float[] {.25f, .75f}, answer.output());
        assertNull(answer.failure());
    }

    @Test
    void aNumberThatWasGivenElsewhereIsScaledAndClippedToTheRangeSeen() {
        LabelHistory labels = new LabelHistory(NUMBER);
        for (double label : new double[] {100, 200, 300}) {
            labels.learn(label);
        }
        assertEquals(
                (float) labels.scaled(150),
                Answer.given(new double[] {150}, NUMBER, labels).output()[0]);
        assertEquals(
                (float) labels.scaled(300),
                Answer.given(new double[] {1e9}, NUMBER, labels).output()[0]);
        assertEquals(
                "answered NaN",
                Answer.given(new double[] {Double.NaN}, NUMBER, labels).failure());
        assertEquals(
                "answered with 2 numbers where 1 were expected",
                Answer.given(new double[2], NUMBER, labels).failure());
    }

    @Test
    void probabilitiesThatWereGivenElsewhereMustBeADistribution() {
        LabelHistory labels = new LabelHistory(CLASSES);
        assertArrayEquals(
                new float[] {.5f, .5f},
                Answer.given(new double[] {.5, .5}, CLASSES, labels).output());
        assertEquals(
                "answered the probability -1.0",
                Answer.given(new double[] {-1, 2}, CLASSES, labels).failure());
    }

    @Test
    void whoeverDidNotSpeakHasNoAnswer() {
        assertNull(Answer.none().output());
        assertEquals("did not answer", Answer.none().failure());
    }

    @Test
    void anExceptionIsAFailureWithItsReason() {
        Answer answer = of(_ -> {
            throw new IllegalStateException("out of order");
        });
        assertNull(answer.output());
        assertEquals("threw java.lang.IllegalStateException: out of order", answer.failure());
    }

    @Test
    void whatIsNoDistributionOverTheClassesIsAFailure() {
        Answer heavy = of(output -> {
            output[0] = .9f;
            output[1] = .9f;
        });
        assertEquals("answered probabilities that sum to 1.8", heavy.failure());
        Answer negative = of(output -> {
            output[0] = 1.5f;
            output[1] = -.5f;
        });
        assertEquals("answered the probability -0.5", negative.failure());
        assertNull(negative.output());
    }

    @Test
    void endlessRecursionIsAFailure() {
        Answer answer = of(AnswerTest::recurse);
        assertNull(answer.output());
        assertEquals("threw java.lang.StackOverflowError", answer.failure());
    }

    private static void recurse(float[] output) {
        output[0] = 1;
        forEver(output);
    }

    private static float forEver(float[] output) {
        return 1 + (output[0] > 0 ? forEver(output) : 0);
    }

    @Test
    void anErrorIsAFailureOfThisOneCall() {
        Answer large = of(output -> output[0] = new long[Integer.MAX_VALUE].length);
        assertEquals("threw java.lang.OutOfMemoryError: Requested array size exceeds VM limit", large.failure());
        Answer absent = of(_ -> {
            throw new NoClassDefFoundError("org/example/Absent");
        });
        assertEquals("threw java.lang.NoClassDefFoundError: org/example/Absent", absent.failure());
        Answer outside = of(output -> output[2] = 1);
        assertEquals(
                "threw java.lang.ArrayIndexOutOfBoundsException: Index 2 out of bounds for length 2",
                outside.failure());
    }

    @Test
    void aReasonFitsARecord() {
        Answer answer = of(_ -> {
            throw new IllegalStateException("x".repeat(100_000));
        });
        assertEquals("threw ".length() + 200 + "...".length(), answer.failure().length());
    }

    @Test
    void anExceptionThatCannotTellItsMessageIsNamed() {
        Answer answer = of(_ -> {
            throw new Speechless();
        });
        assertEquals("threw moestro.mixture.AnswerTest$Speechless", answer.failure());
    }

    private static final class Speechless extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }
    }

    @Test
    void whatAnExpertWritesAfterwardsIsNotItsAnswer() {
        AtomicReference<float[]> kept = new AtomicReference<>();
        Answer answer = of(output -> {
            output[0] = 1;
            kept.set(output);
        });
        kept.get()[0] = Float.NaN;
        assertArrayEquals(new float[] {1, 0}, answer.output());
    }

    @Test
    void whatIsNotFiniteIsAFailure() {
        for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            Answer answer = of(output -> output[1] = value);
            assertNull(answer.output());
            assertEquals("answered " + value, answer.failure());
        }
    }

    @Test
    void aNumberIsClippedToTheLabelsSeen() {
        LabelHistory labels = new LabelHistory(NUMBER);
        labels.learn(0);
        labels.learn(2);
        assertArrayEquals(
                new float[] {1}, of(NUMBER, labels, output -> output[0] = 50).output());
        assertArrayEquals(
                new float[] {-1}, of(NUMBER, labels, output -> output[0] = -50).output());
        assertArrayEquals(
                new float[] {.5f}, of(NUMBER, labels, output -> output[0] = .5f).output());
    }
}
