package moestro.mixture;

import java.util.List;
import moestro.mixture.gate.Gate;
import moestro.mixture.roster.Decision;
import moestro.mixture.roster.Incumbent;
import moestro.mixture.roster.Roster;

/**
 * A lesson as the {@link Teacher} hands it to the learners. To be used before the teacher folds the next one.
 *
 * @param lesson in the terms of the panel
 * @param record hash of the event's id
 * @param input the event, encoded by the encoder that has just folded it
 * @param target class index or scaled number
 * @param before how many lessons came before this one
 * @param roster as it is after this lesson
 * @param decisions that this lesson led to
 */
public record Instruction(
        Lesson lesson, long record, Input input, float target, long before, Roster roster, List<Decision> decisions)
        implements Handout {

    @Override
    public String id() {
        return lesson.pending().id();
    }

    @Override
    public int lessons() {
        return 1;
    }

    /** Has the gate forget those that began anew, and learn. */
    @Override
    public void teach(Gate gate, Panel panel) {
        Handout.renew(decisions, gate, panel);
        gate.learn(roster.current(lesson), input, target);
    }

    @Override
    public boolean concerns(int index) {
        return !decisions.isEmpty() || roster.teaches(lesson.pending(), record, index, before);
    }

    /**
     * Has an expert begin anew if it must, and learn if the lesson is for it.
     *
     * @param index of the expert in the panel
     * @return whether it has learned
     */
    @Override
    public boolean teach(Incumbent expert, int index, Panel panel) {
        expert.become(roster.generation(index), roster.occupant(index));
        return roster.teaches(lesson.pending(), record, index, before)
                && Teaching.of(panel.members().get(index).name(), expert, input, target);
    }
}
