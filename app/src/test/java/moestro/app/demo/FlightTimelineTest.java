package moestro.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moestro.app.sample.Flight;
import moestro.app.sample.SampleFlights;
import moestro.mixture.Row;
import org.junit.jupiter.api.Test;

final class FlightTimelineTest {
    private static final LocalDateTime MORNING = LocalDateTime.of(2001, 1, 1, 8, 0);

    private static Flight flight(int minute, int delay, int miles, String from, String to) {
        return new Flight(MORNING.plusMinutes(minute), delay, miles, from, to);
    }

    @Test
    void aFlightLandsATaxiTimeAndAFlightTimeAfterItsDeparture() {
        FlightTimeline timeline = new FlightTimeline(List.of(flight(0, 7, 800, "ORD", "LAX")), false, 10);
        long departure = timeline.moments().getFirst().time();
        FlightTimeline.Moment.Landing landing =
                (FlightTimeline.Moment.Landing) timeline.moments().getLast();
        assertEquals(Duration.ofMinutes(25 + 100).toMillis(), landing.time() - departure);
        assertEquals(7, landing.label());
    }

    @Test
    void aFlightKnowsOnlyTheLabelsOfThoseThatHaveLanded() {
        FlightTimeline timeline = new FlightTimeline(
                List.of(
                        flight(0, 100, 80, "ORD", "LAX"),
                        flight(34, 1, 80, "ORD", "LAX"),
                        flight(35, 1, 80, "ORD", "SFO"),
                        flight(36, 1, 80, "SFO", "LAX")),
                false,
                10);
        Map<Integer, Row> rows = new HashMap<>();
        for (FlightTimeline.Moment moment : timeline.moments()) {
            if (moment instanceof FlightTimeline.Moment.Departure departure) {
                rows.put(departure.flight(), departure.row());
            }
        }
        assertEquals(0, rows.get(1).numbers()[2], "the first is still in the air");
        assertEquals(5, rows.get(2).numbers()[2], 1e-6, "a twentieth of the way to 100, by origin");
        assertEquals(5, rows.get(3).numbers()[3], 1e-6, "and by destination");
        assertTrue(rows.get(2).numbers()[3] < 1, "nobody has landed there");
    }

    @Test
    void momentsComeInTheOrderOfTimeEachFlightOnce() {
        FlightTimeline timeline = new FlightTimeline(SampleFlights.load(), true, 5000);
        assertEquals(5000, timeline.events());
        assertEquals(10_000, timeline.moments().size());
        long before = Long.MIN_VALUE;
        for (FlightTimeline.Moment moment : timeline.moments()) {
            assertTrue(moment.time() >= before);
            before = moment.time();
        }
    }

    @Test
    void fifteenMinutesAndMoreAreLate() {
        FlightTimeline timeline =
                new FlightTimeline(List.of(flight(0, 14, 80, "ORD", "LAX"), flight(1, 15, 80, "ORD", "LAX")), true, 10);
        assertEquals(0, timeline.label(0));
        assertEquals(1, timeline.label(1));
    }

    @Test
    void anIdLeadsBackToItsFlight() {
        assertEquals(4711, FlightTimeline.flight(FlightTimeline.id(4711)));
    }
}
