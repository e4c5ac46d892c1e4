package moestro.mixture;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import moestro.mixture.roster.Recruiting;

/** The expert types on the class path. */
public final class Catalogue {
    private final Map<String, ExpertFactory> factories = new TreeMap<>();

    /** A catalogue of these types. */
    public Catalogue(Iterable<ExpertFactory> found) {
        for (ExpertFactory factory : found) {
            ExpertFactory twin = factories.put(factory.type(), factory);
            if (twin != null) {
                throw new IllegalArgumentException("two factories make experts of type '" + factory.type() + "': "
                        + twin.getClass().getName() + " and "
                        + factory.getClass().getName());
            }
        }
    }

    /** Every type that {@link ServiceLoader} finds. */
    public static Catalogue load() {
        return new Catalogue(ServiceLoader.load(ExpertFactory.class));
    }

    /** The types, by name. */
    public Map<String, ExpertFactory> factories() {
        return new TreeMap<>(factories);
    }

    /**
     * Makes an expert that has learned nothing.
     *
     * @param index of the member in its panel; its seed depends on it
     * @throws IllegalArgumentException if the type is unknown, cannot do the task, or refuses a parameter
     */
    public Expert create(Panel.Member member, int index, Task task, Layout layout, long seed) {
        ExpertFactory factory = factories.get(member.type());
        if (factory == null) {
            throw new IllegalArgumentException("expert '" + member.name() + "': there is no type '" + member.type()
                    + "'; there are " + factories.keySet());
        }
        if (!factory.supports(task)) {
            throw new IllegalArgumentException("expert '" + member.name() + "': type '" + member.type() + "' cannot do "
                    + (task.isClassification() ? "classification" : "regression"));
        }
        try {
            return factory.create(
                    new ExpertSettings(task, layout, Hash.mix(seed, index), new Parameters(member.parameters())));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expert '" + member.name() + "': " + e.getMessage(), e);
        }
    }

    /** Says of experts that a panel might be given whether they can be made. */
    public Recruiting recruiting(Panel panel, Task task, Layout layout) {
        return (seat, recruit) -> {
            Panel.Member member = panel.members().get(seat);
            for (String type : List.of(recruit.type(), member.type())) {
                if (factories.containsKey(type) && !factories.get(type).fitsAnySeat()) {
                    return "seat '" + member.name() + "': an expert of type '" + type
                            + "' can neither be put into a seat nor replaced while the panel is in service: raise 'edition'";
                }
            }
            try {
                create(recruit.in(member), seat, task, layout, 0);
                return null;
            } catch (IllegalArgumentException e) {
                return e.getMessage();
            }
        };
    }
}
