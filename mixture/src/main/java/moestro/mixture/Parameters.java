package moestro.mixture;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of one expert or gate: names to numbers. Asks are remembered, so that a name nobody knows is found. */
public final class Parameters {
    private final Map<String, Double> values;
    private final Map<String, Ask> asked = new TreeMap<>();

    /**
     * What somebody asked for under a name.
     *
     * @param byDefault the value if none is given
     * @param least the smallest that is taken
     * @param most the largest
     * @param whole whether it must be a whole number
     */
    public record Ask(double byDefault, double least, double most, boolean whole) {}

    /** Copies the values. */
    public Parameters(Map<String, Double> values) {
        this.values = new TreeMap<>(values);
    }

    /** No parameters: every default holds. */
    public static Parameters none() {
        return new Parameters(Map.of());
    }

    /**
     * A parameter, or its default.
     *
     * @throws IllegalArgumentException if the value is not within [least, most]
     */
    public double number(String name, double byDefault, double least, double most) {
        asked.put(name, new Ask(byDefault, least, most, false));
        double value = values.getOrDefault(name, byDefault);
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "parameter '" + name + "' is " + value + "; it must lie between " + least + " and " + most);
        }
        return value;
    }

    /** A whole-number parameter, or its default; the same errors as {@link #number}. */
    public int whole(String name, int byDefault, int least, int most) {
        double value = number(name, byDefault, least, most);
        asked.put(name, new Ask(byDefault, least, most, true));
        if (value != Math.rint(value)) {
            throw new IllegalArgumentException("parameter '" + name + "' is " + value + "; it must be a whole number");
        }
        return (int) value;
    }

    /**
     * A length of time, in milliseconds: see {@link ExpertFactory#durations()}.
     *
     * @throws IllegalArgumentException if it is not within [least, most], or no whole number
     */
    public int millis(String name, int byDefault, int least, int most) {
        asked.put(name, new Ask(byDefault, least, most, true));
        double value = values.getOrDefault(name, (double) byDefault);
        if (!(value >= least && value <= most) || value != Math.rint(value)) {
            throw new IllegalArgumentException("parameter '" + name + "' is " + value + " ms; it must be a whole number"
                    + " between " + least + " ms and " + most + " ms");
        }
        return (int) value;
    }

    /** A yes-or-no parameter (1 or 0). */
    public boolean flag(String name, boolean byDefault) {
        return whole(name, byDefault ? 1 : 0, 0, 1) == 1;
    }

    /** The names asked for so far, in alphabetical order. */
    public List<String> known() {
        return List.copyOf(asked.keySet());
    }

    /** What was asked for so far, by name in alphabetical order: for those who describe parameters. */
    public Map<String, Ask> asked() {
        return Collections.unmodifiableMap(asked);
    }

    /**
     * A parameter that names one of a few things: see {@link ExpertFactory#choices()}.
     *
     * @param names what it may name
     * @param byDefault an index of them
     * @return an index of them, which is what is given
     */
    public int choice(String name, List<String> names, int byDefault) {
        asked.put(name, new Ask(byDefault, 0, names.size() - 1, true));
        double value = values.getOrDefault(name, (double) byDefault);
        if (value != Math.rint(value) || value < 0 || value >= names.size()) {
            throw new IllegalArgumentException("parameter '" + name + "' is " + value
                    + "; it must be the index of one of " + names + ", counted from 0");
        }
        return (int) value;
    }

    /**
     * Called once everything was asked for.
     *
     * @throws IllegalArgumentException if a value was given that nobody asked for; the message lists the known names
     */
    public void refuseUnknown(String owner) {
        for (String name : values.keySet()) {
            if (!asked.containsKey(name)) {
                throw new IllegalArgumentException(owner + " has no parameter '" + name + "'; it knows " + known());
            }
        }
    }
}
