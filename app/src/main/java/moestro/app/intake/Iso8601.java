package moestro.app.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.OptionalLong;

/** Times as texts. Without a zone they are taken as UTC; a date alone as its midnight. */
public final class Iso8601 {
    /** Fewer milliseconds since 1970, up to March 1973, are seconds that somebody took for milliseconds. */
    public static final long LEAST_MILLIS = 100_000_000_000L;

    private static final DateTimeFormatter TIMES = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    private Iso8601() {}

    /** Milliseconds since 1970; nothing if the text is no time. */
    public static OptionalLong millis(String text) {
        try {
            TemporalAccessor time = TIMES.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return OptionalLong.of(instant(time).toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    private static Instant instant(TemporalAccessor time) {
        return switch (time) {
            case OffsetDateTime zoned -> zoned.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            default -> LocalDate.from(time).atStartOfDay().toInstant(ZoneOffset.UTC);
        };
    }
}
