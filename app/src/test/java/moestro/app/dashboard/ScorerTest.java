package moestro.app.dashboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import moestro.mixture.Features;
import moestro.mixture.Ranges;
import moestro.mixture.Task;
import org.junit.jupiter.api.Test;

class ScorerTest {
    private static final Voices VOICES = new Voices(List.of("a", "b", "c"));

    private static Scorer scorer(Task task) {
        return new Scorer(task, VOICES, new LabelScales(task, new Features(List.of("x"), List.of()), Ranges.ONE));
    }

    @Test
    void numbersCostTheirSquaredErrorAndWhoDidNotAnswerCostsNothing() {
        // Before any label the scale is 1 to 1, and the last label of the history is its first input.
        Scored scored = scorer(new Task.Regression())
                .score(Lessons.of(10, new float[] {8}, new float[3], 2, new float[] {7}, new float[] {11}, null));

        // The mixture is off by 2; the mean of 7 and 11 by 1; the last label, 0, by 10.
        assertArrayEquals(new double[] {4, 1, 100, 9, 1, Double.NaN}, scored.losses());
        assertArrayEquals(new boolean[6], scored.hits());
    }

    @Test
    void whatWasScoredInTheShadowIsNotInTheUniformMean() {
        Scored scored = scorer(new Task.Regression())
                .score(Lessons.of(
                        10, new float[] {8}, new float[3], 1, new float[] {7}, new float[] {11}, new float[] {10}));

        assertEquals(9, scored.losses()[Voices.UNIFORM]);
        assertEquals(0, scored.losses()[Voices.EXPERTS + 2]);
    }

    @Test
    void classesCostTheLogarithmOfTheTrueOnesProbability() {
        Scored scored = scorer(new Task.Classification(List.of("on-time", "late")))
                .score(Lessons.of(
                        1,
                        new float[] {.25f, .75f},
                        new float[] {1, 0, 0}, // the last label was class 0
                        2,
                        new float[] {1, 0},
                        new float[] {.5f, .5f}));

        double[] expected = {-Math.log(.75), -Math.log(.25), -Math.log(.001), -Math.log(.001), -Math.log(.5), Double.NaN
        };
        assertArrayEquals(expected, scored.losses(), 1e-9);
        assertArrayEquals(new boolean[] {true, false, false, false, false, false}, scored.hits());
    }

    @Test
    void beforeTheFirstLabelThereIsNoLastOne() {
        Scored scored = scorer(new Task.Classification(List.of("on-time", "late")))
                .score(Lessons.of(1, new float[] {.5f, .5f}, new float[3], 0));

        assertEquals(Double.NaN, scored.losses()[Voices.NAIVE]);
        assertEquals(Double.NaN, scored.losses()[Voices.UNIFORM]);
    }

    @Test
    void ofManyClassesTheNaiveAnswerIsTheirRecentFrequencies() {
        Task task = new Task.Classification(List.of("a", "b", "c", "d"));
        // Half of the recent labels were 'a': its history is twice the frequency less a quarter.
        Scored scored = scorer(task).score(Lessons.of(0, new float[] {1, 0, 0, 0}, new float[] {.5f, -.5f, 0, 0}, 0));

        assertEquals(-Math.log(.5), scored.losses()[Voices.NAIVE], 1e-6);
    }
}
