package moestro.app.intake;

import java.math.BigDecimal;
import java.math.BigInteger;
import moestro.topology.UnreadableRecordException;

/**
 * One thing that is taken out of every record.
 *
 * @param what it is, for messages, such as "feature 'wind'"
 * @param path where it stands
 */
record Pick(String what, FieldPath path) {
    /** Doubles count by ones up to here. */
    private static final double MOST_EXACT = 0x1p53;

    Field in(Field.Group record) {
        return path.in(record);
    }

    Field in(Reading record) {
        return record.at(path);
    }

    /** A finite number; true is 1, false 0. */
    double number(Field field) {
        double number = switch (field) {
            case Field.Numeric(Number value) -> value.doubleValue();
            case Field.Flag(boolean value) -> value ? 1 : 0;
            case Field.Moment _ -> throw refusal(field, "a number was expected; of a time, 'cycle: day' makes numbers");
            default -> throw refusal(field, "a number was expected");
        };
        if (!Double.isFinite(number)) {
            throw refusal(field, "a finite number was expected");
        }
        return number;
    }

    /** The same as 32 bits hold it. */
    float smallNumber(Field field) {
        float small = (float) number(field);
        if (Float.isInfinite(small)) {
            throw refusal(field, "a number below 3.4e38 was expected");
        }
        return small;
    }

    /** Whether nothing is there, or null. */
    static boolean isAbsent(Field field) {
        return field instanceof Field.Missing || field instanceof Field.Null;
    }

    /** A word: a text as it is, numbers and truth values as they are written. */
    String word(Field field) {
        return switch (field) {
            case Field.Text(String value) -> value;
            case Field.Flag(boolean value) -> Boolean.toString(value);
            case Field.Numeric(Number value) -> written(value);
            default -> throw refusal(field, "a text, a number, true or false was expected");
        };
    }

    /** A name: a text that is not empty, or a whole number. */
    String id(Field field) {
        return switch (field) {
            case Field.Text(String value) when !value.isEmpty() -> value;
            case Field.Numeric(Number value) when isWhole(value) -> written(value);
            default -> throw refusal(field, "a text or a whole number was expected");
        };
    }

    /** Milliseconds since 1970 UTC. */
    long time(Field field) {
        return switch (field) {
            case Field.Moment(long millis) -> millis;
            case Field.Text(String value) ->
                Iso8601.millis(value)
                        .orElseThrow(() ->
                                refusal(field, "a time as in ISO 8601 was expected, such as 2026-01-31T12:00:00Z"));
            case Field.Numeric(Number value) when isWhole(value) -> millis(field, value.longValue());
            default ->
                throw refusal(
                        field, "a time was expected: a timestamp, milliseconds since 1970, or a text as in ISO 8601");
        };
    }

    /** Seconds would be taken for times in January 1970, and everything for forgotten. */
    private long millis(Field field, long value) {
        if (value >= 0 && value < Iso8601.LEAST_MILLIS) {
            throw refusal(
                    field,
                    "milliseconds since 1970 were expected, and that many were over in 1973: are these seconds?");
        }
        return value;
    }

    UnreadableRecordException refusal(Field found, String expected) {
        String where = what.endsWith("'" + path + "'") ? what : what + ", field '" + path + "',";
        return new UnreadableRecordException(where + " is " + found.shown() + "; " + expected);
    }

    private static boolean isWhole(Number value) {
        return switch (value) {
            case Integer _, Long _, BigInteger _ -> true;
            case BigDecimal decimal -> decimal.stripTrailingZeros().scale() <= 0;
            default ->
                value.doubleValue() == Math.rint(value.doubleValue()) && Math.abs(value.doubleValue()) < MOST_EXACT;
        };
    }

    /** The same for 3, 3.0 and 3.00: formats differ in how they write a number that is whole. */
    private static String written(Number value) {
        return switch (value) {
            case Integer _, Long _, BigInteger _ -> value.toString();
            case BigDecimal decimal -> decimal.stripTrailingZeros().toPlainString();
            default -> isWhole(value) ? Long.toString(value.longValue()) : value.toString();
        };
    }
}
