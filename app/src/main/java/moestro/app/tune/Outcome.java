package moestro.app.tune;

import java.util.Map;
import java.util.Optional;
import moestro.mixture.Panel;

/**
 * What a search found.
 *
 * @param chosen the panel
 * @param references the panels it was compared with, by name
 * @param without for each expert of the chosen panel, the panel without it
 * @param alone for each expert of the chosen panel, how it did alone
 * @param trials how many panels were tried
 */
record Outcome(
        Contender chosen,
        Map<String, Contender> references,
        Map<Panel.Member, Contender> without,
        Map<Panel.Member, Recording> alone,
        int trials) {

    /** The name of the reference that was chosen as it is, if so. */
    Optional<String> unchanged() {
        return references.entrySet().stream()
                .filter(entry -> entry.getValue().panel().equals(chosen.panel()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
