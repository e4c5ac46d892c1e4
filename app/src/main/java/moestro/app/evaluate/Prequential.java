package moestro.app.evaluate;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import moestro.mixture.Lesson;
import moestro.mixture.Mixture;
import moestro.mixture.Pending;
import moestro.mixture.Prediction;
import moestro.mixture.Row;
import moestro.mixture.metric.Load;
import moestro.mixture.metric.Quality;
import moestro.mixture.roster.Decision;

/**
 * Test-then-train of a mixture, each label arriving a fixed number of records late.
 *
 * @param quality of the mixture's predictions
 * @param load how often each expert was routed to
 * @param meanExpertsRun experts evaluated per record, shadow scoring counted
 * @param meanExpertsTrained experts that learned, per lesson
 * @param microsPerInstance CPU of the whole process per record: predicting, learning, refits, garbage collection, and
 *     the compiler's warm-up
 * @param modelHash of the final state
 * @param decisions of the roster, oldest first
 */
public record Prequential(
        Quality quality,
        Load load,
        double meanExpertsRun,
        double meanExpertsTrained,
        double microsPerInstance,
        String modelHash,
        List<Decision> decisions) {

    /** Looks on while an evaluation runs. Its time counts as the mixture's, so it should only take notes. */
    @FunctionalInterface
    public interface Observer {
        /**
         * A record was predicted; nothing has been learned since.
         *
         * @param record its index
         * @param label its truth, which the mixture does not know yet
         */
        void predicted(int record, Prediction prediction, double label);
    }

    /** Runs over the stream. */
    public static Prequential run(CsvStream stream, Mixture mixture, int delay, LongConsumer progress) {
        return run(stream, mixture, delay, progress, (record, prediction, label) -> {});
    }

    /** Runs over the stream, observed. */
    public static Prequential run(
            CsvStream stream, Mixture mixture, int delay, LongConsumer progress, Observer observer) {
        Quality quality = Quality.of(stream.task());
        double[] load = new double[mixture.panel().members().size()];
        AtomicLong asked = new AtomicLong();
        long start = cpuNanos();
        walk(stream, mixture::predict, mixture::learn, delay, progress, (t, prediction, label) -> {
            quality.add(prediction.output(), label);
            observer.predicted(t, prediction, label);
            Pending pending = prediction.pending();
            asked.addAndGet(pending.asked().length);
            for (int j = 0; j < pending.routed(); j++) {
                load[pending.asked()[j]]++;
            }
        });
        double records = stream.rows().size();
        double micros = (cpuNanos() - start) / 1e3 / records;
        double lessons = Math.max(1, records - delay);
        return new Prequential(
                quality,
                new Load(load),
                asked.get() / records,
                mixture.trained() / lessons,
                micros,
                mixture.hash(),
                mixture.decisions());
    }

    /**
     * Has somebody predict every record of a stream, and learn its label so many records later.
     *
     * @param predict an event, by id and row
     * @param learn a lesson
     */
    static void walk(
            CsvStream stream,
            BiFunction<String, Row, Prediction> predict,
            Consumer<Lesson> learn,
            int delay,
            LongConsumer progress,
            Observer observer) {
        Queue<Pending> waiting = new ArrayDeque<>();
        for (int t = 0; t < stream.rows().size(); t++) {
            Prediction prediction = predict.apply("record-" + t, stream.rows().get(t));
            observer.predicted(t, prediction, stream.labels()[t]);
            waiting.add(prediction.pending());
            if (waiting.size() > delay) {
                learn.accept(new Lesson(waiting.remove(), stream.labels()[t - delay]));
            }
            progress.accept(t + 1L);
        }
    }

    /** CPU that this process has used, in nanoseconds. */
    static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
