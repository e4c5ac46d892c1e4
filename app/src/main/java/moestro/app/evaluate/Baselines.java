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

    /** Looks on while baselines run. */
    @FunctionalInterface
    public interface Observer {
        /**
         * Everybody has predicted a record.
         *
         * @param record its index
         * @param alone the answer of each expert alone, float[experts][outputs], in the label's unit
         * @param mean their uniform mean, float[outputs]
         * @param label the truth
         */
        void predicted(int record, float[][] alone, float[] mean, double label);
    }

    /** Runs over the stream, labels so many records late. */
    public void run(CsvStream stream, int delay, LongConsumer progress) {
        run(stream, delay, progress, (record, answers, mean, label) -> {});
    }

    /** Runs over the stream, observed, labels so many records late. */
    public void run(CsvStream stream, int delay, LongConsumer progress, Observer observer) {
        Queue<Waiting> waiting = new ArrayDeque<>();
        for (int t = 0; t < stream.rows().size(); t++) {
            waiting.add(predict(t, stream.rows().get(t), stream.labels()[t], observer));
            if (waiting.size() > delay) {
                learn(waiting.remove());
            }
            progress.accept(t + 1L);
        }
    }

    /** Predicts one record and scores the predictions; they do not know the label. */
    public Waiting predict(Row row, double label) {
        return predict(0, row, label, (record, answers, mean, truth) -> {});
    }

    private Waiting predict(int record, Row row, double label, Observer observer) {
        float[] standardized = standardizer.standardize(row);
        float[] history = encoder.labels().inputsNow();
        Input input = encoder.encode(row, standardized, history);
        standardizer.observe(row);
        float[][] answers = new float[experts.size()][];
        float[] mean = new float[task.outputs()];
        for (int e = 0; e < experts.size(); e++) {
            Answer answer = Answer.of(experts.get(e), input, task, encoder.labels());
            float[] output = answer.output() == null ? encoder.labels().prior() : answer.output();
            for (int k = 0; k < mean.length; k++) {
                mean[k] += output[k] / experts.size();
            }
            answers[e] = inLabelUnit(output);
            alone.get(e).add(answers[e], label);
        }
        float[] uniformMean = inLabelUnit(mean);
        uniform.add(uniformMean, label);
        observer.predicted(record, answers, uniformMean, label);
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
