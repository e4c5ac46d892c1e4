package moestro.app.tune;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.LongConsumer;
import moestro.mixture.Answer;
import moestro.mixture.Encoder;
import moestro.mixture.Expert;
import moestro.mixture.Input;
import moestro.mixture.Panel;
import moestro.mixture.Row;
import moestro.mixture.Standardizer;
import moestro.mixture.Task;
import moestro.mixture.Teaching;

/** Hears one expert alone: it predicts every record and learns from every label. */
final class Audition {
    private final Setup setup;
    private final Task task;
    private final Panel.Member member;
    private final Standardizer standardizer;
    private final Encoder encoder;
    private final Expert expert;
    private final Scorer scorer;
    private final float[] answers;
    private final float[] errors;

    /** A record that waits for its label. */
    @SuppressWarnings("ArrayRecordComponent") // one per record
    private record Waiting(Row row, float[] standardized, float[] history) {}

    /**
     * An expert that has learned nothing.
     *
     * @throws IllegalArgumentException if its factory refuses it
     */
    Audition(Setup setup, Panel.Member member) {
        this.setup = setup;
        this.task = setup.stream().task();
        this.member = member;
        this.standardizer = new Standardizer(setup.stream().features().numbers().size());
        this.encoder = new Encoder(task, setup.stream().features());
        this.expert = setup.catalogue().create(member, 0, task, encoder.layout(), setup.seed());
        this.scorer = setup.scorer();
        this.answers = new float[Math.multiplyExact(records(), task.outputs())];
        this.errors = new float[records()];
    }

    private int records() {
        return setup.stream().rows().size();
    }

    /** Goes through the stream once. */
    Recording run(LongConsumer progress) {
        List<Row> rows = setup.stream().rows();
        Queue<Waiting> waiting = new ArrayDeque<>();
        for (int t = 0; t < rows.size(); t++) {
            waiting.add(predict(t, rows.get(t)));
            if (waiting.size() > setup.delay()) {
                learn(waiting.remove(), setup.stream().labels()[t - setup.delay()]);
            }
            progress.accept(t + 1L);
        }
        return new Recording(member, scorer.score(), answers, errors);
    }

    private Waiting predict(int record, Row row) {
        float[] standardized = standardizer.standardize(row);
        float[] history = encoder.labels().inputsNow();
        Input input = encoder.encode(row, standardized, history);
        standardizer.observe(row);
        Answer answer = Answer.of(expert, input, task, encoder.labels());
        float[] output = answer.output() == null ? encoder.labels().prior() : answer.output();
        System.arraycopy(output, 0, answers, record * output.length, output.length);
        score(record, output);
        return new Waiting(row, standardized, history);
    }

    private void score(int record, float[] output) {
        double label = setup.stream().labels()[record];
        if (task.isClassification()) {
            scorer.predicted(record, output);
            errors[record] = 1 - output[(int) label];
        } else {
            double value = encoder.labels().unscaled(output[0]);
            scorer.predicted(record, new float[] {(float) value});
            errors[record] = (float) (value - label);
        }
    }

    private void learn(Waiting lesson, double label) {
        encoder.learn(lesson.row, label);
        Input input = encoder.encode(lesson.row, lesson.standardized, lesson.history);
        Teaching.of(member.name(), expert, input, encoder.target(label));
    }
}
