package moestro.app.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SilencesTest {
    private static final long SECOND = 1_000_000_000L;

    private final Silences silences = new Silences(2);

    @Test
    void theLongestPauseOfEachPartitionCounts() {
        for (int second : new int[] {1, 2, 5, 6}) {
            silences.seen(0, 0, second * SECOND);
        }

        assertEquals(List.of(3.0, 0.0), silences.longest());
    }

    @Test
    void aSilenceThatLastsIsNotForgottenWithThoseBefore() {
        silences.seen(1, 0, SECOND);
        silences.seen(1, 0, 9 * SECOND);
        silences.forget();

        silences.seen(1, 0, 11 * SECOND);

        assertEquals(List.of(0.0, 2.0), silences.longest());
    }

    @Test
    void aPauseInWhichNothingWasSentIsNone() {
        silences.seen(0, 0, SECOND);

        silences.seen(0, 7 * SECOND, 8 * SECOND);

        assertEquals(List.of(1.0, 0.0), silences.longest());
    }
}
