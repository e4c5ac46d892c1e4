package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import moestro.mixture.Pending;
import moestro.mixture.Prediction;
import moestro.mixture.Row;
import org.junit.jupiter.api.Test;

class RoutingWindowTest {
    private static final float[] NONE = {};

    private final RoutingWindow window = new RoutingWindow(List.of("a", "b", "c", "d"));

    @Test
    void theEntropyOfARecordIsThatOfItsWeightsOverThatOfEqualWeightsOfAll() {
        window.add(prediction(List.of(), .5f, .5f));

        assertEquals(.5, window.recordEntropy(), 1e-9, "ln 2 / ln 4");
    }

    @Test
    void theMeanEntropyIsTakenOfOneInSixteenTheFirstAmongThem() {
        for (int n = 0; n < 32; n++) {
            boolean sampled = n % 16 == 0;
            window.add(sampled ? prediction(List.of(), .5f, .5f) : prediction(List.of(), 1f));
        }
        assertEquals(.5, window.recordEntropy(), 1e-9);

        window.add(prediction(List.of(), 1f));
        assertEquals(1.0 / 3, window.recordEntropy(), 1e-9, "the third that was sampled has none");
    }

    @Test
    void whatMissedAnAnswerIsCountedUntilTheWindowIsCleared() {
        window.add(prediction(List.of("expert 'a' rests"), 1f));
        window.add(prediction(List.of(), 1f));
        assertEquals(1, window.degraded());

        window.clear();

        assertEquals(0, window.degraded());
        assertTrue(window.isEmpty());
        window.add(prediction(List.of(), .5f, .5f));
        assertEquals(.5, window.recordEntropy(), 1e-9);
    }

    /** Of the first experts, with these weights. */
    private static Prediction prediction(List<String> degraded, float... weights) {
        List<Prediction.Route> routes = IntStream.range(0, weights.length)
                .mapToObj(e -> new Prediction.Route(e, weights[e], 0, NONE))
                .toList();
        Pending pending = new Pending(
                "id",
                new Row(NONE, new String[0]),
                NONE,
                NONE,
                new int[0],
                0,
                -1,
                NONE,
                NONE,
                new float[0][],
                new float[0][],
                NONE,
                NONE,
                0);
        return new Prediction("id", NONE, null, routes, degraded, new int[0], pending);
    }
}
