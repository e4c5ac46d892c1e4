package moestro.mixture.roster;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import moestro.mixture.Panel;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** What kind of expert sits in a seat. */
public sealed interface Occupant {
    /** The one that the panel names for this seat. */
    Occupant CONFIGURED = new Configured();
    /** None: the seat is free. */
    Occupant NOBODY = new Nobody();

    /** The one that the panel names for this seat. */
    record Configured() implements Occupant {}

    /** None. */
    record Nobody() implements Occupant {}

    /**
     * One that was added by a command.
     *
     * @param type the name of its factory
     * @param parameters of the factory, in alphabetical order
     */
    record Recruit(String type, Map<String, Double> parameters) implements Occupant {
        public Recruit {
            parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        }

        /** The member of the panel that it is in a seat. */
        public Panel.Member in(Panel.Member seat) {
            return new Panel.Member(seat.name(), type, parameters);
        }

        @Override
        public String toString() {
            return parameters.isEmpty() ? type : type + " " + parameters;
        }
    }

    /** Writes it into the current section. */
    static void write(Occupant occupant, StateWriter out) {
        switch (occupant) {
            case Configured configured -> out.putInt(0);
            case Nobody nobody -> out.putInt(1);
            case Recruit(String type, Map<String, Double> parameters) -> {
                out.putInt(2);
                out.putString(type);
                out.putInt(parameters.size());
                parameters.forEach((name, value) -> {
                    out.putString(name);
                    out.putDouble(value);
                });
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    static Occupant read(StateReader in) {
        int kind = in.getInt();
        return switch (kind) {
            case 0 -> CONFIGURED;
            case 1 -> NOBODY;
            case 2 -> recruit(in);
            default ->
                throw new IllegalStateException(
                        "a seat has an occupant of kind " + kind + "; this version knows 0, 1, 2");
        };
    }

    private static Recruit recruit(StateReader in) {
        String type = in.getString();
        Map<String, Double> parameters = new TreeMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            String name = in.getString();
            parameters.put(name, in.getDouble());
        }
        return new Recruit(type, parameters);
    }
}
