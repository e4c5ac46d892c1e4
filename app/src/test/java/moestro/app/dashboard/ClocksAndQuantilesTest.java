package moestro.app.dashboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ClocksAndQuantilesTest {

    @Test
    void aModelIsBehindByTheLessonsAfterItsVersionWhateverTheGapsBetweenOffsets() {
        LessonClock clock = new LessonClock(100);
        clock.add(3, 1000);
        clock.add(7, 2000);
        clock.add(9, 3000);

        assertEquals(new LessonClock.Lag(0, 0, false), clock.behind(9, 5000));
        assertEquals(new LessonClock.Lag(2, 3000, false), clock.behind(3, 5000));
        assertEquals(new LessonClock.Lag(1, 2000, false), clock.behind(8, 5000));
    }

    @Test
    void whoIsBehindFurtherThanIsRememberedIsBehindByThatAtLeast() {
        LessonClock clock = new LessonClock(2);
        clock.add(3, 1000);
        clock.add(7, 2000);
        clock.add(9, 3000);

        assertEquals(new LessonClock.Lag(2, 3000, true), clock.behind(-1, 5000));
        assertEquals(new LessonClock.Lag(1, 2000, false), clock.behind(7, 5000));
        assertEquals(new LessonClock.Lag(0, 0, false), new LessonClock(2).behind(-1, 5000));
    }

    @Test
    void quantilesAreOfTheLastValues() {
        LastValues values = new LastValues(5);
        assertArrayEquals(new double[] {Double.NaN}, values.quantiles(.5));
        for (int i = 0; i <= 7; i++) {
            values.add(i);
        }

        assertEquals(5, values.size());
        assertArrayEquals(new double[] {3, 5, 7}, values.quantiles(0, .5, 1));
    }

    @Test
    void aQuantileOfTheHistogramIsWithinTenPerCent() {
        LogHistogram one = new LogHistogram();
        LogHistogram other = new LogHistogram();
        for (int i = 1; i <= 1000; i++) {
            (i % 2 == 0 ? one : other).add(i);
        }
        one.add(other);

        assertEquals(500, one.quantile(.5), 50);
        assertEquals(950, one.quantile(.95), 95);
        assertEquals(Double.NaN, new LogHistogram().quantile(.5));
    }

    @Test
    void aRateIsOverTenWholeSeconds() {
        Rate rate = new Rate();
        for (int second = 0; second < 30; second++) {
            rate.add(second * 1000L, 20);
        }

        assertEquals(20, rate.perSecond(30_500));
        assertEquals(10, rate.perSecond(35_000));
        assertEquals(0, rate.perSecond(60_000));
    }
}
