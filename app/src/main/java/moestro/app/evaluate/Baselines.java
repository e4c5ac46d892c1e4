package moestro.app.evaluate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.LongConsumer;
import moestro.mixture.Answer;
import moestro.mixture.Catalogue;
import moestro.mixture.Encoder;
import moestro.mixture.Expert;
import moestro.mixture.Features;
import moestro.mixture.Input;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Row;
import moestro.mixture.Standardizer;
import moestro.mixture.Task;
import moestro.mixture.metric.Quality;

/**
 * What the mixture is measured against: each expert alone, a copy that learns from every label and predicts every
 * record, and the uniform mean of those copies.
 */
public final class Baselines {
    private final Task task;
    private final Standardizer standardizer;
    private final Encoder encoder;
    private final List<Expert> experts = new ArrayList<>();
    private final List<Quality> alone = new ArrayList<>();
    private final Quality uniform;

    /** Copies that have learned nothing, of the same seeds as the panel's. */
    public Baselines(Task task, Features features, Panel panel, Catalogue catalogue, long seed) {
        this.task = task;
        this.standardizer = new Standardizer(features.numbers().size());
        this.encoder = new Encoder(task, features);
        this.uniform = Quality.of(task);
        for (int e = 0; e < panel.members().size(); e++) {
            experts.add(Mixture.newExpert(catalogue, panel, e, task, encoder.layout(), seed));
            alone.add(Quality.of(task));
        }
    }

    /**
     * A record that waits for its label.
     *
     * @param row its features
     * @param standardized its numbers, standardized when it was predicted
     * @param history the label history when it was predicted
     * @param label the truth, not to be looked at before it arrives
     */
    @SuppressWarnings("ArrayRecordComponent") // one per record
    public record Waiting(Row row, float[] standardized, float[] history, double label) {}

    /** Runs over the stream, labels so many records late. */
    public void run(CsvStream stream, int delay, LongConsumer progress) {
        Queue<Waiting> waiting = new ArrayDeque<>();
        for (int t = 0; t < stream.rows().size(); t++) {
            waiting.add(predict(stream.rows().get(t), stream.labels()[t]));
            if (waiting.size() > delay) {
                learn(waiting.remove());
            }
            progress.accept(t + 1L);
        }
    }

    /** Predicts one record and scores the predictions; they do not know the label. */
    public Waiting predict(Row row, double label) {
        float[] standardized = standardizer.standardize(row);
        float[] history = encoder.labels().inputsNow();
        Input input = encoder.encode(row, standardized, history);
        standardizer.observe(row);
        float[] mean = new float[task.outputs()];
        for (int e = 0; e < experts.size(); e++) {
            Answer answer = Answer.of(experts.get(e), input, task, encoder.labels());
            float[] output = answer.output() == null ? encoder.labels().prior() : answer.output();
            for (int k = 0; k < mean.length; k++) {
                mean[k] += output[k] / experts.size();
            }
            alone.get(e).add(inLabelUnit(output), label);
        }
        uniform.add(inLabelUnit(mean), label);
        return new Waiting(row, standardized, history, label);
    }

    private float[] inLabelUnit(float[] output) {
        return task.isClassification()
                ? output
                : new float[] {(float) encoder.labels().unscaled(output[0])};
    }

    /** The label of a record has arrived: every expert learns it. */
    public void learn(Waiting lesson) {
        encoder.learn(lesson.row, lesson.label);
        Input input = encoder.encode(lesson.row, lesson.standardized, lesson.history);
        float target = encoder.target(lesson.label);
        for (Expert expert : experts) {
            expert.learn(input, target);
        }
    }

    /** The quality of each expert alone, in the panel's order. */
    public List<Quality> alone() {
        return List.copyOf(alone);
    }

    /** The quality of the uniform mean. */
    public Quality uniform() {
        return uniform;
    }
}
