package moestro.mixture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;

final class TeachingTest {
    private static final Layout LAYOUT = new Layout(1, 0, 3);

    private static final class Stubborn implements Expert {
        private int lessons;

        @Override
        public void predict(Input input, float[] output) {
            output[0] = lessons;
        }

        @Override
        public void learn(Input input, float target) {
            if (target > 1) {
                throw new IllegalStateException("too much");
            }
            lessons++;
        }

        @Override
        public void writeModel(StateWriter out) {}

        @Override
        public void writeTraining(StateWriter out) {}

        @Override
        public void readModel(StateReader in) {}

        @Override
        public void readTraining(StateReader in) {}
    }

    @Test
    void anExpertThatThrowsWhileLearningCostsOnlyItself() {
        Stubborn expert = new Stubborn();
        Input input = new Input(LAYOUT, new float[1], new float[5], new int[0]);
        assertTrue(Teaching.of("stubborn", expert, input, 1));
        assertFalse(Teaching.of("stubborn", expert, input, 2));
        assertTrue(Teaching.of("stubborn", expert, input, 0));
        assertEquals(2, expert.lessons);
    }
}
