package moestro.app.evaluate;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.LongConsumer;
import moestro.mixture.Lesson;
import moestro.mixture.Mixture;
import moestro.mixture.Pending;
import moestro.mixture.Prediction;
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
        Queue<Pending> waiting = new ArrayDeque<>();
        long asked = 0;
        long start = cpuNanos();
        for (int t = 0; t < stream.rows().size(); t++) {
            Prediction prediction = mixture.predict("record-" + t, stream.rows().get(t));
            quality.add(prediction.output(), stream.labels()[t]);
            observer.predicted(t, prediction, stream.labels()[t]);
            Pending pending = prediction.pending();
            asked += pending.asked().length;
            for (int j = 0; j < pending.routed(); j++) {
                load[pending.asked()[j]]++;
            }
            waiting.add(pending);
            if (waiting.size() > delay) {
                mixture.learn(new Lesson(waiting.remove(), stream.labels()[t - delay]));
            }
            progress.accept(t + 1L);
        }
        double records = stream.rows().size();
        double micros = (cpuNanos() - start) / 1e3 / records;
        double lessons = Math.max(1, records - waiting.size());
        return new Prequential(
                quality,
                new Load(load),
                asked / records,
                mixture.trained() / lessons,
                micros,
                mixture.hash(),
                mixture.decisions());
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
