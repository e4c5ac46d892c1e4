package moestro.mixture;

import java.util.List;
import java.util.Map;

/**
 * Makes experts of one type. Found through {@link java.util.ServiceLoader}: name the class in {@code
 * META-INF/services/moestro.mixture.ExpertFactory}.
 */
public interface ExpertFactory {

    /** The name by which a panel asks for this type: lower case, words joined by hyphens. */
    String type();

    /** Whether this type can do the task. */
    boolean supports(Task task);

    /**
     * The parameters that name one of a few things, with what they may name. A panel file gives the name; {@link
     * Parameters} have its index, for {@link Parameters#choice}.
     */
    default Map<String, List<String>> choices() {
        return Map.of();
    }

    /**
     * Makes an expert that has learned nothing.
     *
     * @throws IllegalArgumentException if a parameter is out of its range; the message names it and the range
     */
    Expert create(ExpertSettings settings);
}
