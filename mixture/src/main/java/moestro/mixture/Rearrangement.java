package moestro.mixture;

import java.util.List;
import moestro.mixture.gate.Gate;
import moestro.mixture.roster.Decision;
import moestro.mixture.roster.Incumbent;
import moestro.mixture.roster.Roster;

/**
 * A command as the {@link Teacher} hands it to the learners.
 *
 * @param id of the command
 * @param roster as it is after this command
 * @param decisions what came of it: nothing if it had come before
 */
public record Rearrangement(String id, Roster roster, List<Decision> decisions) implements Handout {

    @Override
    public int lessons() {
        return 0;
    }

    @Override
    public void teach(Gate gate, Panel panel) {
        Handout.renew(decisions, gate, panel);
    }

    @Override
    public boolean concerns(int index) {
        return !decisions.isEmpty();
    }

    @Override
    public boolean teach(Incumbent expert, int index, Panel panel) {
        expert.become(roster.generation(index), roster.occupant(index));
        return false;
    }
}
