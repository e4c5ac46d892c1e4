package moestro.app.config;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import moestro.mixture.Parameters;
import moestro.mixture.balance.BalancerKind;
import moestro.mixture.gate.GateSettings;
import moestro.mixture.route.RouterKind;

/** The gate's constants by the names that panel files use: those of its record's components, joined by hyphens. */
public final class GateKeys {
    /** The name of the number of experts asked. */
    public static final String ASKED = "k";

    private GateKeys() {}

    /** All numbers by name, in the order of the record. */
    public static Map<String, Double> values(GateSettings gate) {
        Map<String, Double> values = new LinkedHashMap<>();
        collect(gate, values);
        return values;
    }

    private static void collect(Record record, Map<String, Double> values) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = value(record, component);
            if (value instanceof Number number) {
                values.put(hyphenated(component.getName()), number.doubleValue());
            } else if (value instanceof Record part) {
                collect(part, values);
            }
        }
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record + " does not tell its " + component.getName(), e);
        }
    }

    /** The numbers that have to be given for the gate to come out as it is: the others have their defaults. */
    public static Map<String, Double> given(GateSettings gate) {
        Map<String, Double> given = values(gate);
        for (Map.Entry<String, Double> value : values(gate).entrySet()) {
            given.remove(value.getKey());
            if (!gate.equals(of(given, gate.router(), gate.balancer()))) {
                given.put(value.getKey(), value.getValue());
            }
        }
        return given;
    }

    /** A gate of numbers by name. */
    private static GateSettings of(Map<String, Double> given, RouterKind router, BalancerKind balancer) {
        return GateSettings.of(new Parameters(given), router, balancer);
    }

    /**
     * The same gate with one number changed, and those that follow it by default.
     *
     * @throws IllegalArgumentException if there is no such name, or the value is out of its range
     */
    public static GateSettings with(GateSettings gate, String name, double value) {
        Map<String, Double> given = given(gate);
        given.put(name, value);
        return of(given, gate.router(), gate.balancer());
    }

    /** The same gate with another router. */
    public static GateSettings with(GateSettings gate, RouterKind router) {
        return of(given(gate), router, gate.balancer());
    }

    /** The same gate with another balancer. */
    public static GateSettings with(GateSettings gate, BalancerKind balancer) {
        return of(given(gate), gate.router(), balancer);
    }

    private static String hyphenated(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
