package moestro.mixture;

import java.util.List;
import moestro.mixture.roster.Command;
import moestro.mixture.roster.Decision;
import moestro.mixture.roster.Roster;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * What every lesson goes through before anybody learns it: the encoder, which says what the event looks like, and the
 * roster, which says who is awake. One model, by the name of the encoder.
 */
public final class Teacher implements Model {
    private final Encoder encoder;
    private final Roster roster;

    /**
     * A teacher that has seen nothing.
     *
     * @param catalogue the types that experts can be added of
     */
    public Teacher(Task task, Features features, Panel panel, Catalogue catalogue) {
        this.encoder = new Encoder(task, features);
        this.roster = new Roster(task, panel, catalogue.recruiting(panel, task, encoder.layout()));
    }

    /** The encoder. */
    public Encoder encoder() {
        return encoder;
    }

    /** The roster. */
    public Roster roster() {
        return roster;
    }

    /** Folds one lesson, and makes of it what learners are given. */
    public Instruction learn(Lesson lesson) {
        Pending pending = lesson.pending();
        float[] prior = encoder.labels().prior();
        long before = encoder.lessons();
        encoder.learn(pending.row(), lesson.label());
        Input input = encoder.encode(pending.row(), pending.standardized(), pending.history());
        float target = encoder.target(lesson.label());
        List<Decision> decisions = roster.learn(lesson, before + 1, target, prior);
        return new Instruction(lesson, Hash.of(pending.id()), input, target, before, roster, decisions);
    }

    /** Obeys a command, and makes of it what learners are given. */
    public Rearrangement obey(Command command) {
        return new Rearrangement(command.id(), roster, roster.obey(command, encoder.lessons()));
    }

    @Override
    public void writeModel(StateWriter out) {
        encoder.writeModel(out);
        roster.writeModel(out);
    }

    @Override
    public void writeTraining(StateWriter out) {
        encoder.writeTraining(out);
        roster.writeTraining(out);
    }

    @Override
    public void readModel(StateReader in) {
        encoder.readModel(in);
        roster.readModel(in);
    }

    @Override
    public void readTraining(StateReader in) {
        encoder.readTraining(in);
        roster.readTraining(in);
    }
}
