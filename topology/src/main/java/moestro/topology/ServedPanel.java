package moestro.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import moestro.mixture.Catalogue;
import moestro.mixture.Encoder;
import moestro.mixture.Expert;
import moestro.mixture.Layout;
import moestro.mixture.Mixture;
import moestro.mixture.Model;
import moestro.mixture.Teacher;
import moestro.mixture.gate.Gate;
import moestro.mixture.roster.Incumbent;

/**
 * The newest whole version of every model, as one immutable snapshot: a prediction is made by one of these from
 * beginning to end. Nothing in it learns, so all tasks of an instance share it.
 *
 * @param teacher the encoder and the roster
 * @param gate the gate
 * @param experts in the panel's order
 * @param encoderVersion offset of the last lesson folded into the encoder; -1 for none
 * @param gateVersion the same of the gate
 * @param expertVersions the same of each expert
 * @param range of keys that these models have learned; 0 if there is one
 * @param gates for each range the version of its gate in the mean that the gate is; empty if it is none
 */
record ServedPanel(
        Teacher teacher,
        Gate gate,
        List<Expert> experts,
        long encoderVersion,
        long gateVersion,
        List<Long> expertVersions,
        int range,
        List<Long> gates) {

    /** The fold of the empty prefix: what every instance knows before anything was learned. */
    static ServedPanel fresh(Deployment deployment, Catalogue catalogue, int range) {
        List<Expert> experts = new ArrayList<>();
        for (String name : deployment.panel().names()) {
            experts.add((Expert) fresh(name, deployment, catalogue));
        }
        Long[] none = new Long[experts.size()];
        Arrays.fill(none, -1L);
        return new ServedPanel(
                (Teacher) fresh(Mixture.ENCODER, deployment, catalogue),
                (Gate) fresh(Mixture.GATE, deployment, catalogue),
                List.copyOf(experts),
                -1,
                -1,
                List.of(none),
                range,
                List.of());
    }

    /**
     * A model by its name that has learned nothing.
     *
     * @throws IllegalArgumentException if no model of the panel has this name
     */
    static Model fresh(String name, Deployment deployment, Catalogue catalogue) {
        Teacher teacher = new Teacher(deployment.task(), deployment.features(), deployment.panel(), catalogue);
        if (name.equals(Mixture.ENCODER)) {
            return teacher;
        }
        Layout layout = teacher.encoder().layout();
        if (name.equals(Mixture.GATE)) {
            return Mixture.newGate(deployment.task(), layout, deployment.panel(), deployment.seed());
        }
        int index = deployment.panel().names().indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("the panel has no model '" + name + "'; it has "
                    + deployment.panel().names() + ", the gate and the encoder");
        }
        return Mixture.newExpert(catalogue, deployment.panel(), index, deployment.task(), layout, deployment.seed());
    }

    /** The encoder. */
    Encoder encoder() {
        return teacher.encoder();
    }

    /** Who must not be asked, boolean[experts]; null for nobody. */
    boolean[] asleep() {
        return teacher.roster().asleep();
    }

    /**
     * Who is to be asked about an event to be scored only, indices; not those whose own model is not served yet.
     *
     * @param record hash of the event's id
     */
    int[] shadows(long record) {
        int[] shadows = teacher.roster().shadows(record);
        return shadows.length == 0
                ? shadows
                : Arrays.stream(shadows).filter(this::isServed).toArray();
    }

    private boolean isServed(int expert) {
        return experts.get(expert) instanceof Incumbent incumbent
                && incumbent.generation() == teacher.roster().generation(expert);
    }

    /** The names of those who must not be asked. */
    Set<String> asleep(List<String> names) {
        boolean[] asleep = asleep();
        Set<String> sleeping = new TreeSet<>();
        for (int e = 0; asleep != null && e < names.size(); e++) {
            if (asleep[e]) {
                sleeping.add(names.get(e));
            }
        }
        return sleeping;
    }

    /** The version of every model, by its name. */
    Map<String, Long> versions(List<String> names) {
        Map<String, Long> versions = new LinkedHashMap<>();
        versions.put(Mixture.ENCODER, encoderVersion);
        versions.put(Mixture.GATE, gateVersion);
        for (int e = 0; e < names.size(); e++) {
            versions.put(names.get(e), expertVersions.get(e));
        }
        return versions;
    }

    /** The same panel with one model replaced. */
    ServedPanel with(String name, Model model, long version, List<String> names) {
        if (name.equals(Mixture.ENCODER)) {
            return new ServedPanel((Teacher) model, gate, experts, version, gateVersion, expertVersions, range, gates);
        }
        if (name.equals(Mixture.GATE)) {
            return by((Gate) model, version, List.of());
        }
        int index = names.indexOf(name);
        List<Expert> nextExperts = new ArrayList<>(experts);
        List<Long> nextVersions = new ArrayList<>(expertVersions);
        nextExperts.set(index, (Expert) model);
        nextVersions.set(index, version);
        return new ServedPanel(
                teacher,
                gate,
                List.copyOf(nextExperts),
                encoderVersion,
                gateVersion,
                List.copyOf(nextVersions),
                range,
                gates);
    }

    /** The same panel with another gate: one of a version of its own, or the mean of these. */
    ServedPanel by(Gate other, long version, List<Long> meanOf) {
        return new ServedPanel(teacher, other, experts, encoderVersion, version, expertVersions, range, meanOf);
    }

    /** The same panel, said to have answered a call in the versions that it remembers. */
    ServedPanel asOf(Call call) {
        int[] asked = call.question().selection().asked();
        List<Long> versions = new ArrayList<>(expertVersions);
        for (int j = 0; j < asked.length; j++) {
            versions.set(asked[j], call.waited().version(j));
        }
        return new ServedPanel(
                teacher, gate, experts, encoderVersion, gateVersion, List.copyOf(versions), range, gates);
    }

    /** The version served of a model. */
    long version(String name, List<String> names) {
        return name.equals(Mixture.ENCODER)
                ? encoderVersion
                : name.equals(Mixture.GATE) ? gateVersion : expertVersions.get(names.indexOf(name));
    }
}
