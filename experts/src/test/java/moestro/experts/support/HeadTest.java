package moestro.experts.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import moestro.mixture.Task;
import org.junit.jupiter.api.Test;

class HeadTest {
    private final Head classes = Head.of(new Task.Classification(List.of("a", "b", "c")));
    private final Head number = Head.of(new Task.Regression());

    @Test
    void scoresBecomeTheirSoftmax() {
        float[] scores = {1, 2, 3};
        classes.answer(scores);

        assertArrayEquals(new float[] {.09003057f, .24472848f, .66524094f}, scores, 1e-7f);
    }

    @Test
    void noClassIsEverImpossible() {
        float[] scores = {-1e30f, 0, 1e30f};
        classes.answer(scores);

        assertTrue(scores[0] > 0 && scores[1] > 0);
        assertEquals(1, scores[0] + scores[1] + scores[2], 1e-6f);
    }

    @Test
    void ofClassesTheGradientIsProbabilityLessTruth() {
        float[] gradients = new float[3];
        classes.gradients(new float[] {.2f, .3f, .5f}, 1, gradients);

        assertArrayEquals(new float[] {.2f, -.7f, .5f}, gradients, 1e-7f);
    }

    @Test
    void ofANumberTheGradientIsTheResidualClippedAtThree() {
        float[] gradients = new float[1];
        number.gradients(new float[] {.5f}, 2, gradients);
        assertEquals(-1.5f, gradients[0]);
        number.gradients(new float[] {.5f}, -1e20f, gradients);
        assertEquals(3, gradients[0]);
    }

    @Test
    void ignoranceIsUniformOrZero() {
        float[] output = {7, 7, 7};
        classes.ignorance(output);
        assertArrayEquals(new float[] {1 / 3f, 1 / 3f, 1 / 3f}, output, 1e-7f);
        number.ignorance(output);
        assertEquals(0, output[0]);
    }
}
