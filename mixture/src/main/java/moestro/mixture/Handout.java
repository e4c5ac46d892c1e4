package moestro.mixture;

import java.util.List;
import moestro.mixture.gate.Gate;
import moestro.mixture.roster.Decision;
import moestro.mixture.roster.Incumbent;

/**
 * What the {@link Teacher} made of one record of the lessons topic, a lesson or a command, for the learners to take. To
 * be used before the teacher folds the next one.
 */
public sealed interface Handout permits Instruction, Rearrangement {

    /** The id of the lesson or command. */
    String id();

    /** How many lessons it is: 1 or 0. */
    int lessons();

    /** What it led to. */
    List<Decision> decisions();

    /** Has the gate forget those that began anew, and learn. */
    void teach(Gate gate, Panel panel);

    /** Whether {@link #teach(Incumbent, int, Panel)} would do anything at all. */
    boolean concerns(int index);

    /**
     * Has an expert begin anew if it must, and learn if there is something for it.
     *
     * @param index of the expert in the panel
     * @return whether it has learned
     */
    boolean teach(Incumbent expert, int index, Panel panel);

    /** What was learned of those that begin anew is of no use. */
    static void renew(List<Decision> decisions, Gate gate, Panel panel) {
        for (Decision decision : decisions) {
            if (decision.isFreshStart()) {
                gate.renew(panel.names().indexOf(decision.expert()));
            }
        }
    }
}
