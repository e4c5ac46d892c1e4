package moestro.app.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A place in the lessons: an offset, or the time of a label.
 *
 * @param offset of a lesson, or null
 * @param time in milliseconds since 1970, or null
 */
record Bound(Long offset, Long time) {

    /** Whether a lesson stands at this place or after it. */
    boolean isReachedBy(long lessonOffset, long labelTime) {
        return offset == null ? labelTime >= time : lessonOffset >= offset;
    }

    @Override
    public String toString() {
        return offset == null ? Instant.ofEpochMilli(time).toString() : "offset " + offset;
    }

    /** Reads {@code 12000}, {@code 2026-01-31} or {@code 2026-01-31T12:00:00Z}. */
    static final class Converter implements ITypeConverter<Bound> {
        @Override
        public Bound convert(String text) {
            try {
                if (text.chars().allMatch(Character::isDigit)) {
                    return new Bound(Long.valueOf(text), null);
                }
                Instant instant = text.contains("T")
                        ? Instant.parse(text)
                        : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
                return new Bound(null, instant.toEpochMilli());
            } catch (DateTimeException | NumberFormatException e) {
                throw new TypeConversionException("'" + text
                        + "' is neither the offset of a lesson, such as 12000, nor a date or time, such as 2026-01-31 or"
                        + " 2026-01-31T12:00:00Z");
            }
        }
    }
}
