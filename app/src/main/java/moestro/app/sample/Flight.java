package moestro.app.sample;

import java.time.LocalDateTime;
import java.util.Objects;

/**
 * One flight within the United States that was flown to its destination, as reported to the Bureau of Transportation
 * Statistics.
 *
 * @param departure the actual departure in the origin's local time, to the minute; a flight that slipped past midnight
 *     keeps the day it was scheduled for, as in the source, and so stands a day too early
 * @param delayMinutes the delay at arrival against the schedule, in minutes; negative when early
 * @param distanceMiles the distance between the airports, in miles; a function of origin and destination
 * @param origin the airport of departure, three letters
 * @param destination the airport of arrival, three letters
 */
public record Flight(LocalDateTime departure, int delayMinutes, int distanceMiles, String origin, String destination) {

    /** @throws NullPointerException if the departure or an airport is missing */
    public Flight {
        Objects.requireNonNull(departure, "departure");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(destination, "destination");
    }
}
