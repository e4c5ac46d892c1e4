package moestro.mixture.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import moestro.mixture.Catalogue;
import moestro.mixture.ExpertFactory;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import moestro.mixture.toy.Failing;
import moestro.mixture.toy.ToyStream;
import moestro.mixture.toy.Toys;

/** Panels with a roster in a hurry, and mixtures of toys, one of which is always wrong. */
final class Rosters {
    static final Map<String, Double> HURRIED =
            Map.of("window", 500.0, "never-asked", .01, "apprenticeship", 20.0, "margin", .3);

    private Rosters() {}

    /** The types of the toys and {@code wrong}: sure of the first class, or of a number far away. */
    static Catalogue catalogue() {
        List<ExpertFactory> factories =
                new ArrayList<>(Toys.catalogue().factories().values());
        factories.add(Toys.factory(
                "wrong",
                settings -> new Failing(output -> {
                    Arrays.fill(output, settings.task().isClassification() ? .001f : 5);
                    output[0] = settings.task().isClassification() ? 1 - .001f * (output.length - 1) : 5;
                })));
        return new Catalogue(factories);
    }

    /** Members of these types, named by type and index; a type in brackets is in reserve. */
    static Panel panel(Map<String, Double> roster, String... types) {
        List<Panel.Member> members = new ArrayList<>();
        for (String type : types) {
            String bare = type.replace("(", "").replace(")", "");
            members.add(new Panel.Member(bare + "-" + members.size(), bare, Map.of(), !bare.equals(type)));
        }
        return new Panel(
                members,
                GateSettings.of(new Parameters(Map.of("k", 2.0, "warmup", 50.0, "exploration", .3))),
                new Panel.Training(100, .25),
                RosterSettings.of(new Parameters(roster)));
    }

    static Mixture mixture(Task task, Map<String, Double> roster, String... types) {
        return new Mixture(task, ToyStream.FEATURES, panel(roster, types), catalogue(), 3);
    }

    /** What was decided about an expert. */
    static List<Decision.Kind> kinds(Mixture mixture, String expert) {
        return mixture.decisions().stream()
                .filter(decision -> decision.expert().equals(expert))
                .map(Decision::kind)
                .toList();
    }
}
