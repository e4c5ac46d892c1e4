package moestro.app.setup.propose;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import moestro.app.intake.Field;
import moestro.app.intake.Iso8601;

/**
 * All that a sample has in one place.
 *
 * @param path of the field; {@link #KEY} for the record's key
 * @param values of the records that have one there, in their order
 * @param records how many there are
 */
record Survey(String path, List<Field> values, int records) {
    /** Stands for the record's key, which is no field. */
    static final String KEY = "";

    private static final int SHOWN = 3;
    private static final int LONGEST = 32;

    /** Surveys of the key and of every field. */
    static List<Survey> of(TopicSample sample) {
        Set<String> paths = new LinkedHashSet<>();
        sample.looks().forEach(look -> paths.addAll(look.fields().keySet()));
        return Stream.concat(Stream.of(KEY), paths.stream())
                .map(path -> of(sample, path))
                .toList();
    }

    static Survey of(TopicSample sample, String path) {
        List<Field> values = new ArrayList<>();
        for (Look look : sample.looks()) {
            Field value = in(look, path);
            if (value != null && !(value instanceof Field.Null)) {
                values.add(value);
            }
        }
        return new Survey(path, values, sample.looks().size());
    }

    /** What a record has there; null if nothing. */
    static Field in(Look look, String path) {
        if (!path.equals(KEY)) {
            return look.fields().get(path);
        }
        return look.key() == null ? null : new Field.Text(look.key());
    }

    /** A value as text, as an id or a category would be written. */
    static String text(Field value) {
        return switch (value) {
            case Field.Text(String text) -> text;
            case Field.Numeric(Number number)
            when number.doubleValue() == Math.rint(number.doubleValue()) -> Long.toString(number.longValue());
            case Field.Numeric(Number number) -> number.toString();
            case Field.Flag(boolean flag) -> Boolean.toString(flag);
            default -> value.shown();
        };
    }

    /** A value as milliseconds since 1970; null if it is none. */
    static Long time(Field value) {
        return switch (value) {
            case Field.Moment(long millis) -> millis;
            case Field.Text(String text) -> {
                var millis = Iso8601.millis(text);
                yield millis.isPresent() ? (Long) millis.getAsLong() : null;
            }
            case Field.Numeric(Number number)
            when number.doubleValue() == Math.rint(number.doubleValue())
                    && number.longValue() >= Iso8601.LEAST_MILLIS * 5
                    && number.longValue() < Iso8601.LEAST_MILLIS * 50 -> number.longValue();
            default -> null;
        };
    }

    boolean always() {
        return !values.isEmpty() && values.size() == records;
    }

    double share() {
        return (double) values.size() / records;
    }

    boolean isNumber() {
        return !values.isEmpty() && values.stream().allMatch(Field.Numeric.class::isInstance);
    }

    boolean isFlag() {
        return !values.isEmpty() && values.stream().allMatch(Field.Flag.class::isInstance);
    }

    boolean isText() {
        return !values.isEmpty() && values.stream().allMatch(Field.Text.class::isInstance);
    }

    boolean isWhole() {
        return isNumber()
                && values.stream()
                        .map(value -> ((Field.Numeric) value).value().doubleValue())
                        .allMatch(value -> value == Math.rint(value));
    }

    /** Times: of a format that has them, texts in ISO 8601, or milliseconds from 1985 to 2128. */
    boolean isTime() {
        return !values.isEmpty() && values.stream().allMatch(value -> time(value) != null);
    }

    Set<String> distinct() {
        return values.stream().map(Survey::text).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The last step of its path. */
    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** What people call it. */
    String called() {
        return path.equals(KEY) ? "the record's key" : path;
    }

    /** A few values, and for numbers their range. */
    String examples() {
        String some = distinct().stream()
                .limit(SHOWN)
                .map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text)
                .map(text -> text.replaceAll("\\p{Cntrl}", "?"))
                .collect(Collectors.joining(", "));
        if (!isNumber()) {
            return distinct().size() <= 1 ? "always " + some : distinct().size() + " values, such as " + some;
        }
        double[] numbers = values.stream()
                .mapToDouble(value -> ((Field.Numeric) value).value().doubleValue())
                .sorted()
                .toArray();
        return String.format(Locale.ROOT, "%.4g to %.4g", numbers[0], numbers[numbers.length - 1]);
    }
}
