package moestro.app.demo;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import moestro.app.sample.Flight;
import moestro.mixture.Features;
import moestro.mixture.Row;
import moestro.mixture.Task;

/**
 * The sample flights as they would have happened: an event when a flight departs, its label when it lands, both in the
 * order of time. A flight lands a taxi time and a flight time after its departure, so labels come one to six hours late
 * and out of order.
 *
 * <p>Features are what is known at departure: hour, weekday, distance, origin, destination, and running means of the
 * labels of flights that have already landed, from the same origin and to the same destination.
 */
final class FlightTimeline {
    static final int LATE_MINUTES = 15;
    private static final List<String> CLASSES = List.of("on-time", "late");
    private static final int TAXI_MINUTES = 25;
    private static final double MILES_PER_MINUTE = 8;
    private static final double MEAN_RATE = .05;
    private static final String ID = "flight-";

    private final List<Moment> moments = new ArrayList<>();
    private final Task task;
    private final double[] labels;
    private final Map<String, Double> origins = new HashMap<>();
    private final Map<String, Double> destinations = new HashMap<>();
    private double everywhere;

    /** Something that happens at a time: a departure, with its row, or a landing, with its label. */
    sealed interface Moment {
        int flight();

        long time();

        /**
         * A flight departs.
         *
         * @param flight its number in the sample
         * @param time milliseconds since 1970
         * @param row its features
         */
        record Departure(int flight, long time, Row row) implements Moment {}

        /**
         * A flight has landed.
         *
         * @param flight its number in the sample
         * @param time milliseconds since 1970
         * @param label minutes late, or the index of the class
         */
        record Landing(int flight, long time, double label) implements Moment {}
    }

    private record Airborne(int number, Flight flight, long landing, double label) {}

    /** The first {@code events} flights; labels of those that land after the last departure come at the end. */
    FlightTimeline(List<Flight> flights, boolean classification, int events) {
        task = classification ? new Task.Classification(CLASSES) : new Task.Regression();
        labels = new double[Math.min(events, flights.size())];
        PriorityQueue<Airborne> airborne =
                new PriorityQueue<>(Comparator.comparingLong(Airborne::landing).thenComparingInt(Airborne::number));
        for (int i = 0; i < labels.length; i++) {
            Flight flight = flights.get(i);
            long departure = millis(flight.departure());
            while (!airborne.isEmpty() && airborne.peek().landing() <= departure) {
                land(airborne.remove());
            }
            moments.add(new Moment.Departure(i, departure, row(flight)));
            double label = classification ? (flight.delayMinutes() >= LATE_MINUTES ? 1 : 0) : flight.delayMinutes();
            labels[i] = label;
            long minutes = TAXI_MINUTES + Math.round(flight.distanceMiles() / MILES_PER_MINUTE);
            airborne.add(new Airborne(i, flight, departure + minutes * 60_000, label));
        }
        while (!airborne.isEmpty()) {
            land(airborne.remove());
        }
    }

    private static long millis(LocalDateTime local) {
        return local.toEpochSecond(ZoneOffset.UTC) * 1000;
    }

    private void land(Airborne landed) {
        moments.add(new Moment.Landing(landed.number(), landed.landing(), landed.label()));
        learn(origins, landed.flight().origin(), landed.label());
        learn(destinations, landed.flight().destination(), landed.label());
        everywhere += MEAN_RATE / 10 * (landed.label() - everywhere);
    }

    private void learn(Map<String, Double> means, String airport, double label) {
        means.compute(airport, (a, mean) -> {
            double before = mean == null ? everywhere : mean;
            return before + MEAN_RATE * (label - before);
        });
    }

    private Row row(Flight flight) {
        LocalDateTime at = flight.departure();
        float[] numbers = {
            at.getHour() + at.getMinute() / 60f,
            flight.distanceMiles(),
            origins.getOrDefault(flight.origin(), everywhere).floatValue(),
            destinations.getOrDefault(flight.destination(), everywhere).floatValue()
        };
        String weekday = at.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
        return new Row(numbers, new String[] {weekday, flight.origin(), flight.destination()});
    }

    /** What the rows hold. */
    static Features features() {
        return new Features(
                List.of("hour", "distance", "origin-mean", "destination-mean"),
                List.of("weekday", "origin", "destination"));
    }

    Task task() {
        return task;
    }

    /** Departures and landings in the order of time; a landing before a departure of the same minute. */
    List<Moment> moments() {
        return moments;
    }

    /** How many flights depart. */
    int events() {
        return labels.length;
    }

    /** The label of a flight, known to the sample before it lands: only for scoring. */
    double label(int flight) {
        return labels[flight];
    }

    /** The id of a flight's event and label. */
    static String id(int flight) {
        return ID + flight;
    }

    /** The number of the flight with this id. */
    static int flight(String id) {
        return Integer.parseInt(id, ID.length(), id.length(), 10);
    }
}
