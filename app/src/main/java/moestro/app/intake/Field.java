package moestro.app.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;

/** What stands in one place of a record, whatever the record was written in. */
public sealed interface Field {
    /** How messages speak of it: what it is, and its value if that is short. */
    String shown();

    /**
     * Nothing is there.
     *
     * @param why what is there instead, for messages
     */
    record Missing(String why) implements Field {
        @Override
        public String shown() {
            return "missing, for " + why;
        }
    }

    /** Null. */
    record Null() implements Field {
        @Override
        public String shown() {
            return "null";
        }
    }

    /** True or false. */
    record Flag(boolean value) implements Field {
        @Override
        public String shown() {
            return Boolean.toString(value);
        }
    }

    /** A number of any kind, NaN and infinities among them. */
    record Numeric(Number value) implements Field {
        @Override
        public String shown() {
            return "the number " + value;
        }
    }

    /** A text, or the symbol of an enum. */
    record Text(String value) implements Field {
        private static final int MOST_SHOWN = 60;

        @Override
        public String shown() {
            return value.length() <= MOST_SHOWN
                    ? "the text '" + value + "'"
                    : "the text '" + value.substring(0, MOST_SHOWN) + "...' of " + value.length() + " characters";
        }
    }

    /**
     * A time, of a format that has times.
     *
     * @param millis since 1970 UTC
     */
    record Moment(long millis) implements Field {
        @Override
        public String shown() {
            return "the time " + Instant.ofEpochMilli(millis);
        }
    }

    /**
     * A thing that nothing is taken out of.
     *
     * @param kind what it is: a list, or bytes
     */
    record Opaque(String kind) implements Field {
        @Override
        public String shown() {
            return kind;
        }
    }

    /** Fields by name: an object, a record or a map. */
    non-sealed interface Group extends Field {
        /** The field of that name; null if there is none. */
        Field get(String name);

        /** The names of all, in the order of the format. */
        Collection<String> names();

        @Override
        default String shown() {
            return "a group of fields (" + listed(names()) + ")";
        }

        /** So many names as a message can have. */
        static String listed(Collection<String> names) {
            int most = 12;
            String some = names.stream().limit(most).collect(Collectors.joining(", "));
            return names.isEmpty()
                    ? "none"
                    : names.size() > most ? some + " and " + (names.size() - most) + " more" : some;
        }
    }
}
