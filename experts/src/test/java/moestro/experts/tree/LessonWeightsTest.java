package moestro.experts.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import moestro.mixture.Hash;
import org.junit.jupiter.api.Test;

class LessonWeightsTest {

    @Test
    void drawsWhatHashDraws() {
        for (double mean : new double[] {.01, 1, 6, 20}) {
            LessonWeights weights = LessonWeights.poisson(mean);
            for (int i = 0; i < 5000; i++) {
                long hash = Hash.mix(7, i);
                assertEquals(Hash.poisson(hash, mean), weights.of(hash));
            }
        }
    }

    @Test
    void onceIsAlwaysOne() {
        for (int i = 0; i < 100; i++) {
            assertEquals(1, LessonWeights.once().of(Hash.mix(i)));
        }
    }
}
