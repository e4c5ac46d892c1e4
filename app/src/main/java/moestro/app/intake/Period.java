package moestro.app.intake;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * What comes round again.
 *
 * @param length above 0: milliseconds if it is of time, otherwise in the field's own unit
 * @param ofTime whether the field is a time, in UTC
 */
public record Period(double length, boolean ofTime) {
    /** By name; a year is the mean one of the Gregorian calendar. */
    public static final Map<String, Period> NAMED = Map.of(
            "day", ofTime(Duration.ofDays(1)),
            "week", ofTime(Duration.ofDays(7)),
            "year", ofTime(ChronoUnit.YEARS.getDuration()));

    private static Period ofTime(Duration length) {
        return new Period(length.toMillis(), true);
    }

    /** One of a field that is a number, such as 24 of the hour of a day. */
    public static Optional<Period> of(double length) {
        return length > 0 && Double.isFinite(length) ? Optional.of(new Period(length, false)) : Optional.empty();
    }

    /** How far round a value is, from 0 up to 1. */
    double phase(double value) {
        double turns = value / length;
        return turns - Math.floor(turns);
    }
}
