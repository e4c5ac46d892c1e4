package moestro.mixture;

import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** The parameters that are lengths of time. A panel file gives them with a unit; {@link Parameters} have milliseconds. */
    default Set<String> durations() {
        return Set.of();
    }

    /**
     * Whether its experts are asked over topics and answer from elsewhere, so that there is nobody to ask where no topics
     * are.
     */
    default boolean isRemote() {
        return false;
    }

    /**
     * Makes an expert that has learned nothing.
     *
     * @throws IllegalArgumentException if a parameter is out of its range; the message names it and the range
     */
    Expert create(ExpertSettings settings);

    /**
     * Parameters worth trying beside the defaults, for whoever searches for a panel: few, each a change of what matters
     * most (how fast it learns, how far it remembers, how large it is, whether it sees the label history). They are
     * alternatives, not a grid, and do not look at the data. None unless overridden.
     *
     * @param task one that is supported
     * @return for each alternative the parameters that differ from the defaults
     */
    default List<Map<String, Double>> variants(Task task) {
        return List.of();
    }

    /**
     * Whether the same lessons give the same bytes on every kind of machine. A search for a panel leaves out types for
     * which they do not.
     *
     * @param task one that is supported
     */
    default boolean repeatsAnywhere(Task task) {
        return true;
    }

    /**
     * Whether an expert of this type may be put into a seat of a panel that is in service, and may give up its own to one of
     * another type: not if it needs more around it than a seat has.
     */
    default boolean fitsAnySeat() {
        return true;
    }
}
