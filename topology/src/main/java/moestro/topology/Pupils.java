package moestro.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom one application teaches. Each has a teacher of its own, which folds encoder and roster for itself. One of them is
 * the main one: it also teaches the gate, and speaks for all, so that nothing is said twice: it publishes the encoder,
 * announces decisions, sends what is no lesson to the dead letters, and tells the observer.
 *
 * @param experts their indices in the panel, ascending
 * @param main whether this is the main one
 */
record Pupils(List<Integer> experts, boolean main) {

    /**
     * The gate, and all experts but those that learn apart, and remote ones, which learn where they are.
     *
     * @throws IllegalArgumentException if the panel has not got one of these, or it is remote
     */
    static Pupils allBut(Set<String> apart, Deployment deployment) {
        List<String> names = deployment.panel().names();
        Set<String> unknown = new TreeSet<>(apart);
        unknown.removeAll(Set.copyOf(names));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "only experts of the panel can learn apart: it has " + names + ", and not " + unknown);
        }
        for (Remote remote : Remote.of(deployment.panel())) {
            if (apart.contains(remote.name())) {
                throw new IllegalArgumentException("'" + remote.name()
                        + "' cannot learn apart, for it is remote: it learns where it is, if at all");
            }
        }
        List<Integer> experts = new ArrayList<>();
        for (int e = 0; e < names.size(); e++) {
            if (!apart.contains(names.get(e))
                    && !Remote.is(deployment.panel().members().get(e))) {
                experts.add(e);
            }
        }
        return new Pupils(List.copyOf(experts), true);
    }

    /**
     * One expert that learns apart.
     *
     * @throws IllegalArgumentException if the panel has not got it
     */
    static Pupils only(String expert, Deployment deployment) {
        allBut(Set.of(expert), deployment);
        return new Pupils(List.of(deployment.panel().names().indexOf(expert)), false);
    }
}
