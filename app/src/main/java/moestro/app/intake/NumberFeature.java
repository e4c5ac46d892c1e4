package moestro.app.intake;

import java.util.List;
import java.util.OptionalDouble;
import moestro.topology.UnreadableRecordException;

/** One or more numbers of an event, and how they come out of a record. Immutable. */
public sealed interface NumberFeature {
    /** What the numbers are called, in order. */
    List<String> names();

    /**
     * Takes them out of a record.
     *
     * @param into their places begin at {@code at}, as many as there are names
     * @throws UnreadableRecordException if the record does not have them
     */
    void read(Field.Group record, float[] into, int at);

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
        public void read(Field.Group record, float[] into, int at) {
            Pick pick = new Pick("feature '" + name + "'", path);
            Field field = pick.in(record);
            boolean absent = field instanceof Field.Missing || field instanceof Field.Null;
            into[at] = (float) (absent && missing.isPresent() ? missing.getAsDouble() : pick.number(field));
            if (Float.isInfinite(into[at])) {
                throw pick.refusal(field, "a number below 3.4e38 was expected");
            }
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
        public void read(Field.Group record, float[] into, int at) {
            Pick pick = new Pick("feature '" + name + "'", path);
            Field field = pick.in(record);
            double angle = 2
                    * StrictMath.PI
                    * (period.ofTime() ? period.phase((double) pick.time(field)) : period.phase(pick.number(field)));
            into[at] = (float) StrictMath.sin(angle);
            into[at + 1] = (float) StrictMath.cos(angle);
        }
    }
}
