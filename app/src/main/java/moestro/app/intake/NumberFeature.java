package moestro.app.intake;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import moestro.topology.UnreadableRecordException;

/** One or more numbers of an event, and how they come out of a record. Immutable. */
public sealed interface NumberFeature {
    /** What the numbers are called, in order. */
    List<String> names();

    /** What they are called together, in a configuration. */
    String name();

    /** What they are made of, as people read it: two that say the same make the same of every record. */
    String made();

    /**
     * Takes them out of a record.
     *
     * @param into their places begin at {@code at}, as many as there are names
     * @throws UnreadableRecordException if the record does not have them
     */
    void read(Reading record, float[] into, int at);

    /**
     * A number as it is.
     *
     * @param missing what is taken where the field is missing or null; if nothing, there must be a number
     */
    record Plain(String name, FieldPath path, OptionalDouble missing) implements NumberFeature {
        @Override
        public List<String> names() {
            return List.of(name);
        }

        @Override
        public String made() {
            return "'" + path + "'" + (missing.isPresent() ? ", or " + missing.getAsDouble() : "");
        }

        @Override
        public void read(Reading record, float[] into, int at) {
            Pick pick = new Pick("feature '" + name + "'", path);
            Field field = pick.in(record);
            into[at] = Pick.isAbsent(field) && missing.isPresent()
                    ? (float) missing.getAsDouble()
                    : pick.smallNumber(field);
        }
    }

    /**
     * A place on a circle, as its sine and cosine, so that 23:59 and 0:00 are neighbours.
     *
     * @param period once around
     */
    record Cycle(String name, FieldPath path, Period period) implements NumberFeature {
        @Override
        public List<String> names() {
            return List.of(name + "-sin", name + "-cos");
        }

        @Override
        public String made() {
            return "'" + path + "' in a cycle of " + period.length() + (period.ofTime() ? " ms" : "");
        }

        @Override
        public void read(Reading record, float[] into, int at) {
            Pick pick = new Pick("feature '" + name + "'", path);
            Field field = pick.in(record);
            double angle = 2
                    * StrictMath.PI
                    * (period.ofTime() ? period.phase((double) pick.time(field)) : period.phase(pick.number(field)));
            into[at] = (float) StrictMath.sin(angle);
            into[at + 1] = (float) StrictMath.cos(angle);
        }
    }
    /**
     * A number as it was in an earlier record of the same key, by the order in which the records of a partition came.
     *
     * @param lag which one: 1 is the last before this, up to {@link #MOST}
     * @param by where the key stands; if nothing, it is the record's key
     * @param missing what is taken where there is no such record, or no key, or no number in it
     */
    record Lagged(String name, FieldPath path, int lag, Optional<FieldPath> by, double missing)
            implements NumberFeature {
        /** Of what is remembered for each key. */
        public static final int MOST = 16;

        @Override
        public List<String> names() {
            return List.of(name);
        }

        @Override
        public String made() {
            return "'" + path + "' of " + lag + " before by "
                    + by.map(key -> "'" + key + "'").orElse("the record's key") + ", or " + missing;
        }

        Series series() {
            return new Series(path, by);
        }

        @Override
        public void read(Reading record, float[] into, int at) {
            Pick pick = new Pick("feature '" + name + "'", path);
            Field field = pick.in(record);
            float own = Pick.isAbsent(field) ? Float.NaN : pick.smallNumber(field);
            float before = series().in(record, pick)
                    .map(key -> record.past().before(series(), key, record, own, lag))
                    .orElse(Float.NaN);
            into[at] = Float.isNaN(before) ? (float) missing : before;
        }
    }
}
