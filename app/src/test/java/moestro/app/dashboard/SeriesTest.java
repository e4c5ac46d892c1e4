package moestro.app.dashboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private static final Voices VOICES = new Voices(List.of("a"));

    @Test
    void whenThereIsNoRoomNeighboursAreMergedAndNothingIsLost() {
        Series series = new Series(VOICES, 1000, 10, 4);
        for (long time = 1000; time < 1070; time += 10) {
            Bucket bucket = series.at(time);
            bucket.predicted();
            bucket.routedTo(0);
            bucket.scored(new Scored(new double[] {time, 0, 0, 1}, new boolean[4]));
        }

        assertEquals(20, series.width());
        Curves curves = Curves.of(series, VOICES, 0);
        assertArrayEquals(new double[] {2, 2, 2, 1}, curves.predictions());
        assertArrayEquals(new double[] {2010, 2050, 2090, 1060}, curves.losses().getFirst());
        assertArrayEquals(new double[] {2, 2, 2, 1}, curves.routed().getFirst());
    }

    @Test
    void aTimeFarAwayWidensTheBucketsAsOftenAsNeeded() {
        Series series = new Series(VOICES, 0, 1, 4);
        series.at(0).predicted();
        series.at(100).predicted();

        assertEquals(32, series.width());
        assertArrayEquals(
                new double[] {1, 0, 0, 1}, Curves.of(series, VOICES, 0).predictions());
    }

    @Test
    void whatWasBeforeTheBeginningBelongsToTheFirstBucket() {
        Series series = new Series(VOICES, 1000, 10, 4);
        series.at(5).learned();
        series.at(1005).learned();

        assertArrayEquals(new double[] {2}, Curves.of(series, VOICES, 0).lessons());
    }

    @Test
    void curvesBeginWithTheFirstBucketThatHasAnything() {
        Series series = new Series(VOICES, 0, 10, 10);
        series.at(35).predicted();
        series.at(55).predicted();

        Curves curves = Curves.of(series, VOICES, 0);
        assertEquals(3, curves.from());
        assertArrayEquals(new double[] {1, 0, 1}, curves.predictions());
        assertArrayEquals(new double[] {1}, Curves.of(series, VOICES, 5).predictions());
    }

    @Test
    void theLastPredictionsAreTakenByWholeBuckets() {
        Series series = new Series(VOICES, 0, 10, 10);
        for (long time = 0; time < 50; time++) {
            series.at(time).predicted();
        }

        assertEquals(20, series.lastPredictions(11).predictions());
        assertEquals(50, series.lastPredictions(1000).predictions());
    }
}
