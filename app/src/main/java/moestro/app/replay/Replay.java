package moestro.app.replay;

import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.Queue;
import moestro.avro.ContractException;
import moestro.mixture.Catalogue;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Prediction;
import moestro.mixture.Task;
import moestro.mixture.metric.Load;
import moestro.mixture.metric.Quality;
import moestro.mixture.roster.Command;
import moestro.topology.Deployment;
import moestro.topology.LessonLog;
import moestro.topology.LessonReader;
import moestro.topology.UnusableLessonException;

/**
 * A panel as if it had been in service from the first lesson on. Each event is predicted when just those lessons are
 * learned that the prediction in service knew of, so labels are as late as they were; and it is learned when its lesson
 * comes, with the answers that this panel gave. No more lessons are in memory than lie between a prediction and its label.
 */
final class Replay {
    private static final double LEAST_PROBABILITY = 1e-3;

    private final Task task;
    private final LessonReader reader;
    private final Mixture mixture;
    private final Stretch stretch;
    private final Survey survey;
    private final Queue<Waiting> lessons = new ArrayDeque<>();
    private final Queue<Order> orders = new ArrayDeque<>();
    private final Queue<Waiting> events = new PriorityQueue<>(Waiting.AS_PREDICTED);
    private final Quality replayed;
    private final Quality served;
    private final PairedDifference difference;
    private final double[] load;
    private long learned;
    private long unusable;

    /**
     * What came of it.
     *
     * @param survey of the lessons
     * @param learned lessons in all
     * @param unusable records that learners pass over
     * @param replayed the quality of the panel's predictions
     * @param served the quality of those in service then
     * @param difference of the losses, replayed minus in service
     * @param load how often each expert was asked
     */
    record Outcome(
            Survey survey,
            long learned,
            long unusable,
            Quality replayed,
            Quality served,
            PairedDifference difference,
            Load load) {}

    Replay(Deployment deployment, Panel panel, Catalogue catalogue, Stretch stretch, Survey survey) {
        this.task = deployment.task();
        this.reader = new LessonReader(deployment);
        this.mixture = new Mixture(task, deployment.features(), panel, catalogue, deployment.seed());
        this.stretch = stretch;
        this.survey = survey;
        this.replayed = Quality.of(task);
        this.served = Quality.of(task);
        this.difference = new PairedDifference(survey.compared());
        this.load = new double[panel.members().size()];
    }

    /** Predicts and learns, up to the last lesson that is compared. */
    Outcome run(LessonLog log) {
        log.read((offset, value) -> {
            take(offset, value);
            while (!lessons.isEmpty() && lessons.peek().offset() + survey.reach() <= offset) {
                step();
            }
            return lessons.isEmpty() || lessons.peek().offset() <= survey.lastOffset();
        });
        while (!lessons.isEmpty() && lessons.peek().offset() <= survey.lastOffset()) {
            step();
        }
        return new Outcome(survey, learned, unusable, replayed, served, difference, new Load(load));
    }

    /** A command, and where it stands among the lessons. */
    private record Order(long offset, Command command) {}

    private void take(long offset, byte[] value) {
        try {
            if (reader.isCommand(value)) {
                orders.add(new Order(offset, reader.command(value)));
                return;
            }
            reader.read(value);
        } catch (ContractException | UnusableLessonException e) {
            unusable++;
            return;
        }
        Waiting waiting = new Waiting(offset, moestro.avro.Lesson.CODEC.decode(value));
        lessons.add(waiting);
        events.add(waiting);
    }

    /** The next lesson is learned, and commands before it are obeyed, each after those were predicted who did not know of it. */
    private void step() {
        Waiting lesson = lessons.remove();
        while (!orders.isEmpty() && orders.peek().offset() < lesson.offset()) {
            predictUpTo(orders.peek().offset());
            mixture.obey(orders.remove().command());
        }
        predictUpTo(lesson.offset());
        mixture.learn(lesson.learnable());
        learned++;
    }

    private void predictUpTo(long offset) {
        while (!events.isEmpty() && events.peek().knew() < offset) {
            predict(events.remove());
        }
    }

    private void predict(Waiting event) {
        moestro.avro.Lesson lesson = event.lesson();
        float[] then = inLabelUnit(lesson.output());
        Prediction prediction = mixture.predict(lesson.id(), event.row());
        event.predicted(prediction.pending());
        // What came while this ran is not compared.
        if (event.offset() <= survey.lastOffset() && stretch.includes(event.offset(), lesson.labelTime())) {
            for (int j = 0; j < prediction.pending().routed(); j++) {
                load[prediction.pending().asked()[j]]++;
            }
            replayed.add(prediction.output(), lesson.label());
            served.add(then, lesson.label());
            difference.add(loss(prediction.output(), lesson.label()) - loss(then, lesson.label()));
        }
    }

    /** Lessons have numbers in the scale that the encoder had when they were predicted, which is the one it has now. */
    private float[] inLabelUnit(float[] output) {
        return task.isClassification()
                ? output
                : new float[] {(float) mixture.encoder().labels().unscaled(output[0])};
    }

    private double loss(float[] output, double label) {
        if (task.isClassification()) {
            return -StrictMath.log(Math.max(output[(int) label], LEAST_PROBABILITY));
        }
        double error = output[0] - label;
        return error * error;
    }
}
