package moestro.mixture;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * Makes a panel that comes along with a module of experts. Found through {@link ServiceLoader}: name the class in {@code
 * META-INF/services/moestro.mixture.PanelFactory}.
 */
public interface PanelFactory {
    /** The name of the panel that is taken if none is asked for. */
    String DEFAULT = "default";

    /** The name by which it is asked for. */
    String name();

    /** The panel for a task. */
    Panel create(Task task);

    /**
     * The one of this name on the class path.
     *
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    static PanelFactory named(String name) {
        Map<String, PanelFactory> found = new TreeMap<>();
        ServiceLoader.load(PanelFactory.class).forEach(factory -> found.put(factory.name(), factory));
        PanelFactory factory = found.get(name);
        if (factory == null) {
            throw new IllegalArgumentException("there is no panel '" + name + "' on the class path; there are "
                    + found.keySet() + ". Add the module moestro-experts, which has some, or give a panel of your own");
        }
        return factory;
    }
}
