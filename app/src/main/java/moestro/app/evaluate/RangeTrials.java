package moestro.app.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import moestro.mixture.Catalogue;
import moestro.mixture.Federation;
import moestro.mixture.Lesson;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Prediction;
import moestro.mixture.Ranges;
import moestro.mixture.Row;
import moestro.mixture.gate.GateMean;
import moestro.mixture.metric.Quality;

/**
 * What it costs to share out the lessons of a stream among learners, against one learner that has them all, and against
 * the other thing to do with more lessons than one learner can follow: to give it every n-th.
 */
final class RangeTrials {
    /** Lessons between two means: learners publish by the clock, and so some lessons late. */
    private static final int ROUND = 100;

    private final CsvStream stream;
    private final Panel panel;
    private final Catalogue catalogue;
    private final int delay;
    private final long seed;
    private final List<Outcome> outcomes = new ArrayList<>();
    private long walked;

    /**
     * How one way of learning did.
     *
     * @param learners how many there were
     * @param lessons what each of them got, in words
     * @param gates which gate an event had, in words
     * @param quality of the predictions
     * @param microsPerRecord CPU of the whole process for a record, learning included
     */
    record Outcome(int learners, String lessons, String gates, Quality quality, double microsPerRecord) {}

    RangeTrials(CsvStream stream, Panel panel, Catalogue catalogue, int delay, long seed) {
        this.stream = stream;
        this.panel = panel;
        this.catalogue = catalogue;
        this.delay = delay;
        this.seed = seed;
    }

    /** How many passes over the stream {@link #run} makes for so many numbers of ranges. */
    int passes(int numbers) {
        return 1 + numbers * (averages() ? 3 : 2);
    }

    private boolean averages() {
        return GateMean.exists(panel.gate().router());
    }

    /**
     * Runs them all.
     *
     * @param counts numbers of ranges, 2 or more
     * @param by the category feature that tells the range
     * @throws IllegalArgumentException if there is no such category
     */
    void run(List<Integer> counts, String by, LongConsumer progress) {
        int index = stream.features().categories().indexOf(by);
        if (index < 0) {
            throw new IllegalArgumentException("--by is '" + by + "', and the categories are "
                    + stream.features().categories() + "; a numeric column becomes one by --nominal " + by);
        }
        Mixture one = mixture();
        run(1, "all", "", one::predict, one::learn, progress);
        for (int count : counts) {
            Mixture thinned = mixture();
            AtomicLong lesson = new AtomicLong();
            run(
                    1,
                    "one of " + count,
                    "",
                    thinned::predict,
                    learned -> {
                        if (lesson.getAndIncrement() % count == 0) {
                            thinned.learn(learned);
                        }
                    },
                    progress);
            run(new Ranges(count, index, Ranges.Gates.OWN), by, progress);
            if (averages()) {
                run(new Ranges(count, index, Ranges.Gates.MEAN), by, progress);
            }
        }
    }

    private Mixture mixture() {
        return new Mixture(stream.task(), stream.features(), panel, catalogue, seed);
    }

    private void run(Ranges ranges, String by, LongConsumer progress) {
        Federation federation = new Federation(stream.task(), stream.features(), panel, catalogue, seed, ranges, ROUND);
        String gates = ranges.averages() ? "mean" : "own";
        run(ranges.count(), "its own by " + by, gates, federation::predict, federation::learn, progress);
    }

    private void run(
            int learners,
            String lessons,
            String gates,
            BiFunction<String, Row, Prediction> predict,
            Consumer<Lesson> learn,
            LongConsumer progress) {
        Quality quality = Quality.of(stream.task());
        long before = walked;
        long start = Prequential.cpuNanos();
        Prequential.walk(
                stream,
                predict,
                learn,
                delay,
                at -> progress.accept(before + at),
                (record, prediction, label) -> quality.add(prediction.output(), label));
        walked += stream.rows().size();
        double micros = (Prequential.cpuNanos() - start) / 1e3 / stream.rows().size();
        outcomes.add(new Outcome(learners, lessons, gates, quality, micros));
    }

    /** One for each way, in the order in which they ran. */
    List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }
}
