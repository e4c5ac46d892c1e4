package moestro.app.config;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import moestro.mixture.Parameters;
import moestro.mixture.gate.GateSettings;

/** The gate's parameters by name: they are called as the components of its record, words joined by hyphens. */
public final class GateKeys {
    private static final RecordComponent[] COMPONENTS = GateSettings.class.getRecordComponents();

    private GateKeys() {}

    /** All names, in the order of the record. */
    public static List<String> names() {
        return Arrays.stream(COMPONENTS)
                .map(RecordComponent::getName)
                .map(GateKeys::hyphenated)
                .toList();
    }

    /** The values by name, in the order of the record. */
    public static Map<String, Double> values(GateSettings gate) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (RecordComponent component : COMPONENTS) {
            values.put(hyphenated(component.getName()), value(gate, component));
        }
        return values;
    }

    /**
     * The same gate with one value changed.
     *
     * @throws IllegalArgumentException if there is no such name, or the value is out of its range
     */
    public static GateSettings with(GateSettings gate, String name, double value) {
        Map<String, Double> values = values(gate);
        values.put(name, value);
        return GateSettings.of(new Parameters(values));
    }

    private static double value(GateSettings gate, RecordComponent component) {
        try {
            return ((Number) component.getAccessor().invoke(gate)).doubleValue();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the gate does not tell its " + component.getName(), e);
        }
    }

    private static String hyphenated(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
