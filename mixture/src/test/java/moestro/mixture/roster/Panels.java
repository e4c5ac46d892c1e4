package moestro.mixture.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Task;
import moestro.mixture.toy.ToyStream;

/** Mixtures of toys that can be given commands: two spare seats, and short trials. */
final class Panels {
    static final Map<String, Double> SHORT_TRIALS = Map.of("shadow", 50.0, "shadow-rate", .5, "apprenticeship", 20.0);

    private Panels() {}

    /** Members as {@link Rosters#panel} names them, and the seats spare-1 and spare-2. */
    static Panel spacious(Map<String, Double> roster, String... types) {
        Panel panel = Rosters.panel(roster, types);
        List<Panel.Member> members = new ArrayList<>(panel.members());
        members.add(Panel.Member.spare("spare-1"));
        members.add(Panel.Member.spare("spare-2"));
        return new Panel(members, panel.gate(), panel.training(), panel.roster());
    }

    static Mixture mixture(Task task, Panel panel) {
        return new Mixture(task, ToyStream.FEATURES, panel, Rosters.catalogue(), 3);
    }

    /** A command of a kind that needs nothing but a name. */
    static Command command(String id, Command.Kind kind, String expert) {
        return new Command(id, "ann", "to see what happens", kind, expert, null, Map.of());
    }

    /** A command to add an expert with default parameters. */
    static Command add(String id, String seat, String type) {
        return new Command(id, "ann", "to see what happens", Command.Kind.ADD, seat, type, Map.of());
    }

    /** The one decision on a command. */
    static Decision obeyed(Mixture mixture, Command command) {
        List<Decision> decisions = mixture.obey(command);
        if (decisions.size() != 1) {
            throw new AssertionError(decisions + " on " + command);
        }
        return decisions.getFirst();
    }
}
