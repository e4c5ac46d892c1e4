package moestro.examples.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import moestro.avro.Ask;
import moestro.avro.ExpertAnswer;
import moestro.avro.Lesson;
import org.junit.jupiter.api.Test;

class WordMeansTest {
    private static final float[] NONE = {};

    private final WordMeans model = new WordMeans();

    private double answer(String word) {
        ExpertAnswer answer =
                model.answer(new Ask("id", 5, 2, "words", 0, 0, 0, 1, NONE, new String[] {word}, NONE, NONE), 17);
        assertEquals("id", answer.id());
        assertEquals(5, answer.call());
        assertEquals(2, answer.partition());
        assertEquals("words", answer.expert());
        assertEquals(17, answer.version());
        return answer.value();
    }

    private void learn(String word, double label) {
        model.learn(new Lesson(
                "id",
                0,
                0,
                0,
                label,
                NONE,
                new String[] {word},
                NONE,
                NONE,
                new String[0],
                0,
                null,
                NONE,
                new float[0][],
                NONE,
                new float[0][],
                NONE,
                NONE,
                -1,
                0));
    }

    @Test
    void eachWordHasAMeanOfItsOwnAndANewOneThatOfAll() {
        assertEquals(0, answer("rain"));
        learn("rain", 10);
        learn("sun", 20);
        assertEquals(10, answer("rain"));
        assertEquals(20, answer("sun"));
        assertEquals(15, answer("snow"));
        learn("rain", 12);
        assertEquals(10.1, answer("rain"), 1e-9);
    }
}
