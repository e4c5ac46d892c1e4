package moestro.mixture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import moestro.mixture.gate.Gate;
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

    private final Task task;
    private final Panel panel;
    private final Standardizer standardizer;
    private final Encoder encoder;
    private final Gate gate;
    private final List<Expert> experts;
    private final Merger merger;
    private long trained;

    /** A mixture that has learned nothing. */
    public Mixture(Task task, Features features, Panel panel, Catalogue catalogue, long seed) {
        this.task = task;
        this.panel = panel;
        this.standardizer = new Standardizer(features.numbers().size());
        this.encoder = new Encoder(task, features);
        this.gate = newGate(task, encoder.layout(), panel, seed);
        this.experts = new ArrayList<>();
        for (int e = 0; e < panel.members().size(); e++) {
            experts.add(newExpert(catalogue, panel, e, task, encoder.layout(), seed));
        }
        this.merger = new Merger(task);
    }

    /** The gate that a panel starts with. */
    public static Gate newGate(Task task, Layout layout, Panel panel, long seed) {
        return new Gate(task, layout, panel.members().size(), panel.gate(), Hash.mix(seed, Hash.of(GATE)));
    }

    /** The expert that a panel starts with at an index. */
    public static Expert newExpert(Catalogue catalogue, Panel panel, int index, Task task, Layout layout, long seed) {
        return catalogue.create(panel.members().get(index), index, task, layout, seed);
    }

    /** Predicts one event. */
    public Prediction predict(String id, Row row) {
        float[] standardized = standardizer.standardize(row);
        float[] history = encoder.labels().inputsNow();
        Input input = encoder.encode(row, standardized, history);
        standardizer.observe(row);
        Selection selection = gate.select(input, Hash.of(id), null);
        Answer[] answers = new Answer[selection.asked().length];
        for (int j = 0; j < answers.length; j++) {
            answers[j] = Answer.of(experts.get(selection.asked()[j]), input, task, encoder.labels());
        }
        return merger.merge(
                new Question(id, row, standardized, history, selection), answers, gate, encoder.labels(), panel);
    }

    /** Folds one lesson into encoder, gate and experts. */
    public void learn(Lesson lesson) {
        Pending pending = lesson.pending();
        long before = encoder.lessons();
        encoder.learn(pending.row(), lesson.label());
        Input input = encoder.encode(pending.row(), pending.standardized(), pending.history());
        float target = encoder.target(lesson.label());
        gate.learn(lesson, input, target);
        for (int e = 0; e < experts.size(); e++) {
            if (panel.training().teaches(pending, e, before)
                    && Teaching.of(panel.members().get(e).name(), experts.get(e), input, target)) {
                trained++;
            }
        }
    }

    /** What is predicted. */
    public Task task() {
        return task;
    }

    /** The panel. */
    public Panel panel() {
        return panel;
    }

    /** The encoder; only to be read. */
    public Encoder encoder() {
        return encoder;
    }

    /** How often an expert learned a lesson, over all experts. */
    public long trained() {
        return trained;
    }

    /** The models, as sections in a fixed order: a function of the lessons, and of nothing else. */
    public Map<String, byte[]> models() {
        StateWriter out = new StateWriter();
        encoder.writeModel(out.within(ENCODER));
        out.within(GATE);
        gate.writeModel(out);
        gate.writeTraining(out);
        for (int e = 0; e < experts.size(); e++) {
            out.within(panel.members().get(e).name());
            experts.get(e).writeModel(out);
            experts.get(e).writeTraining(out);
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
        encoder.readModel(in.within(ENCODER));
        in.within(GATE);
        gate.readModel(in);
        gate.readTraining(in);
        for (int e = 0; e < experts.size(); e++) {
            in.within(panel.members().get(e).name());
            experts.get(e).readModel(in);
            experts.get(e).readTraining(in);
        }
    }

    /** SHA-256 of the models. */
    public String hash() {
        return StateWriter.sha256(models());
    }
}
