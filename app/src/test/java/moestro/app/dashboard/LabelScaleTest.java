package moestro.app.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import moestro.mixture.Encoder;
import moestro.mixture.Features;
import moestro.mixture.Task;
import org.junit.jupiter.api.Test;

class LabelScaleTest {
    private static final Task NUMBER = new Task.Regression();
    private static final Features FEATURES = new Features(List.of("a"), List.of());

    @Test
    void anAnswerIsTurnedAsTheEncoderThatMadeTheHistoryWouldTurnIt() {
        LabelScale scale = new LabelScale(NUMBER, FEATURES);
        Encoder encoder = new Encoder(NUMBER, FEATURES);
        float[] unlearned = encoder.labels().inputsNow();
        float[] afterTwo = {};
        double twoThen = 0;
        for (int i = 0; i < 300; i++) {
            double label = 10 + i % 7;
            scale.fold(2L * i, Lessons.labelled(label));
            encoder.learn(Lessons.labelled(label).pending().row(), label);
            if (i == 1) {
                afterTwo = encoder.labels().inputsNow();
                twoThen = encoder.labels().unscaled(2);
            }
        }

        assertEquals(2, scale.unscaled(Lessons.made(unlearned, 0), 2));
        assertEquals(12, scale.unscaled(Lessons.made(unlearned, 1), 2), 1e-9); // the first label was 10
        assertEquals(twoThen, scale.unscaled(Lessons.made(afterTwo, 2), 2), 1e-9);
        assertEquals(
                encoder.labels().unscaled(2),
                scale.unscaled(Lessons.made(encoder.labels().inputsNow(), 300), 2),
                1e-9);
    }

    @Test
    void itIsCompleteAfterTwoHundredLabelsAndFoldsNoneTwice() {
        LabelScale scale = new LabelScale(NUMBER, FEATURES);
        for (int i = 0; i < 199; i++) {
            scale.fold(i, Lessons.labelled(i));
            scale.fold(i, Lessons.labelled(i));
        }
        assertFalse(scale.isComplete());
        assertEquals(199, scale.next());

        scale.fold(199, Lessons.labelled(199));

        assertTrue(scale.isComplete());
    }

    @Test
    void classesNeedNone() {
        assertTrue(new LabelScale(new Task.Classification(List.of("a", "b")), FEATURES).isComplete());
    }
}
