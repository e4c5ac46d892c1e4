package moestro.app.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import moestro.mixture.Catalogue;
import moestro.mixture.ExpertFactory;
import moestro.mixture.Panel;
import moestro.mixture.Task;

/**
 * The experts that a search chooses from: of each type the one with default parameters, which has the type's name, its
 * variants, numbered, and whatever else stands in the panels to be compared with.
 */
final class Candidates {
    private final List<Panel.Member> members = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /** All that a catalogue declares for a task, and the experts of these panels. */
    Candidates(Catalogue catalogue, Task task, List<Panel> panels) {
        for (ExpertFactory factory : catalogue.factories().values()) {
            if (factory.isRemote()) {
                continue;
            }
            if (factory.supports(task) && factory.repeatsAnywhere(task)) {
                add(factory.type(), Map.of());
                factory.variants(task).forEach(parameters -> add(factory.type(), parameters));
            } else if (factory.supports(task)) {
                leftOut.add(factory.type());
            }
        }
        for (Panel panel : panels) {
            panel.members().forEach(member -> add(member.type(), member.parameters()));
        }
    }

    private void add(String type, Map<String, Double> parameters) {
        if (find(type, parameters).isEmpty()) {
            long same = members.stream()
                    .filter(member -> member.type().equals(type))
                    .count();
            members.add(new Panel.Member(same == 0 ? type : type + "-" + (same + 1), type, parameters));
        }
    }

    private Optional<Panel.Member> find(String type, Map<String, Double> parameters) {
        return members.stream()
                .filter(member ->
                        member.type().equals(type) && member.parameters().equals(parameters))
                .findFirst();
    }

    /** The candidates, types in alphabetical order. */
    List<Panel.Member> members() {
        return List.copyOf(members);
    }

    /** Types whose bytes depend on the machine. */
    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** The same panel, its experts called as the candidates are. */
    Panel renamed(Panel panel) {
        List<Panel.Member> same = panel.members().stream()
                .map(member -> find(member.type(), member.parameters()).orElseThrow())
                .toList();
        return new Panel(same, panel.gate(), panel.training());
    }
}
