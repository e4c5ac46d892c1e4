package moestro.mixture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import moestro.mixture.gate.Gate;
import moestro.mixture.roster.Command;
import moestro.mixture.roster.Decision;
import moestro.mixture.roster.Incumbent;
import moestro.mixture.roster.Occupant;
import moestro.mixture.roster.Roster;
import moestro.mixture.route.Selection;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * The whole mixture in one process: standardizer, encoder, gate and experts, predicting and learning with the same code that the
 * stream processors run. Order of use: {@link #predict} an event, keep its {@link Pending}, and when the label has come
 * {@link #learn} the lesson. Not thread-safe.
 */
public final class Mixture {
    /** The name of the standardizer, which is no model of the lessons: it follows the events. */
    public static final String STANDARDIZER = "standardizer";
    /** The model name of the encoder. */
    public static final String ENCODER = "encoder";
    /** The model name of the gate. */
    public static final String GATE = "gate";
    /** The name of the processor that merges; no expert can have it. */
    public static final String MERGE = "merge";

    private static final long GENERATION = 99;
    private static final int MOST_DECISIONS = 1000;

    private final Task task;
    private final Panel panel;
    private final long seed;
    private final Standardizer standardizer;
    private final Teacher teacher;
    private final Gate gate;
    private final List<Incumbent> experts;
    private final Merger merger;
    private final List<Decision> decisions = new ArrayList<>();
    private final boolean[] stopped;
    private long trained;

    /** A mixture that has learned nothing. */
    public Mixture(Task task, Features features, Panel panel, Catalogue catalogue, long seed) {
        this.task = task;
        this.panel = panel;
        this.standardizer = new Standardizer(features.numbers().size());
        this.teacher = new Teacher(task, features, panel, catalogue);
        Layout layout = teacher.encoder().layout();
        this.seed = seed;
        this.gate = newGate();
        this.experts = new ArrayList<>();
        for (int e = 0; e < panel.members().size(); e++) {
            experts.add(newExpert(catalogue, panel, e, task, layout, seed));
        }
        this.merger = new Merger(task);
        this.stopped = new boolean[experts.size()];
    }

    /** The gate that a panel starts with. */
    public static Gate newGate(Task task, Layout layout, Panel panel, long seed) {
        return new Gate(task, layout, panel.members().size(), panel.gate(), Hash.mix(seed, Hash.of(GATE)));
    }

    /** The expert that a panel starts with at an index; each later generation of it has another seed. */
    public static Incumbent newExpert(
            Catalogue catalogue, Panel panel, int index, Task task, Layout layout, long seed) {
        Panel.Member member = panel.members().get(index);
        return new Incumbent(
                (generation, occupant) -> catalogue.create(
                        occupant instanceof Occupant.Recruit recruit ? recruit.in(member) : member,
                        index,
                        task,
                        layout,
                        generation == 0 ? seed : Hash.mix(seed, GENERATION, generation)),
                member.isSpare() ? Occupant.NOBODY : Occupant.CONFIGURED);
    }

    /** Predicts one event. */
    public Prediction predict(String id, Row row) {
        return predict(id, row, gate);
    }

    /** The gate; only to be read. */
    Gate gate() {
        return gate;
    }

    /** A gate like that which it has started with. */
    Gate newGate() {
        return newGate(task, teacher.encoder().layout(), panel, seed);
    }

    /** Predicts one event with another gate for the same panel. */
    Prediction predict(String id, Row row, Gate by) {
        Encoder encoder = teacher.encoder();
        float[] standardized = standardizer.standardize(row);
        float[] history = encoder.labels().inputsNow();
        Input input = encoder.encode(row, standardized, history);
        standardizer.observe(row);
        long record = Hash.of(id);
        Roster roster = teacher.roster();
        Selection selection = by.select(input, record, roster.asleep());
        selection = by.withShadows(selection, roster.shadows(record), roster.shadowRate());
        Answer[] answers = new Answer[selection.asked().length];
        for (int j = 0; j < answers.length; j++) {
            answers[j] = Answer.of(experts.get(selection.asked()[j]), input, task, encoder.labels());
        }
        return merger.merge(
                new Question(id, row, standardized, history, selection), answers, by, encoder.labels(), panel);
    }

    /** Folds one lesson into encoder, gate and experts. */
    public void learn(Lesson lesson) {
        take(teacher.learn(lesson));
    }

    /**
     * Obeys a command, unless one with its id has come before.
     *
     * @return what came of it: nothing for one that has come before, otherwise one decision, which may be a refusal
     */
    public List<Decision> obey(Command command) {
        Rearrangement given = teacher.obey(command);
        take(given);
        return given.decisions();
    }

    private void take(Handout given) {
        given.decisions().forEach(this::note);
        given.teach(gate, panel);
        for (int e = 0; e < experts.size(); e++) {
            trained += !stopped[e] && given.teach(experts.get(e), e, panel) ? 1 : 0;
        }
    }

    /**
     * From now on this expert learns nothing, nor begins anew: what a learner does that an error has stopped.
     *
     * @throws IllegalArgumentException if the panel has no such expert
     */
    public void stop(String expert) {
        int index = panel.names().indexOf(expert);
        if (index < 0) {
            throw new IllegalArgumentException("the panel has no expert '" + expert + "'; it has " + panel.names());
        }
        stopped[index] = true;
    }

    private void note(Decision decision) {
        if (decisions.size() == MOST_DECISIONS) {
            decisions.removeFirst();
        }
        decisions.add(decision);
    }

    /** What the roster has decided since this object was made, oldest first: the last thousand. */
    public List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    /** What is predicted. */
    public Task task() {
        return task;
    }

    /** The panel. */
    public Panel panel() {
        return panel;
    }

    /** Who is awake; only to be read. */
    public Roster roster() {
        return teacher.roster();
    }

    /** The encoder; only to be read. */
    public Encoder encoder() {
        return teacher.encoder();
    }

    /** How often an expert learned a lesson, over all experts. */
    public long trained() {
        return trained;
    }

    /** The names of the models: encoder, gate, and the experts in the panel's order. */
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(ENCODER, GATE));
        names.addAll(panel.names());
        return names;
    }

    /**
     * A model as it is served: what predicting needs of it.
     *
     * @param name one of {@link #names()}
     */
    public Map<String, byte[]> served(String name) {
        StateWriter out = new StateWriter();
        model(name).writeModel(out);
        return out.sections();
    }

    /**
     * A model as it is stored: all that learning on needs of it.
     *
     * @param name one of {@link #names()}
     */
    public Map<String, byte[]> stored(String name) {
        StateWriter out = new StateWriter();
        model(name).writeModel(out);
        model(name).writeTraining(out);
        return out.sections();
    }

    private Model model(String name) {
        return switch (name) {
            case ENCODER -> teacher;
            case GATE -> gate;
            default -> experts.get(panel.names().indexOf(name));
        };
    }

    /** The models, as sections in a fixed order: a function of the lessons, and of nothing else. */
    public Map<String, byte[]> models() {
        StateWriter out = new StateWriter();
        for (String name : names()) {
            out.within(name);
            model(name).writeModel(out);
            model(name).writeTraining(out);
        }
        return out.sections();
    }

    /** The complete state: the models, and the standardizer, which follows the events. */
    public Map<String, byte[]> state() {
        StateWriter out = new StateWriter();
        standardizer.writeModel(out.within(STANDARDIZER));
        Map<String, byte[]> state = out.sections();
        state.putAll(models());
        return state;
    }

    /** Reads a state written by a mixture of the same task, features, panel and seed, into one that is fresh. */
    public void restore(Map<String, byte[]> state) {
        StateReader in = new StateReader(state);
        standardizer.readModel(in.within(STANDARDIZER));
        for (String name : names()) {
            in.within(name);
            model(name).readModel(in);
            model(name).readTraining(in);
        }
    }

    /** SHA-256 of the models. */
    public String hash() {
        return StateWriter.sha256(models());
    }
}
