package moestro.app.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import moestro.app.evaluate.CsvStream;
import moestro.mixture.metric.Quality;

/** Scores predictions as they come. */
final class Scorer {
    /** Stretches by which two scores are compared. */
    static final int BLOCKS = 30;
    /** One over the share of a prefix that is not scored: how a panel begins says little of how it goes on. */
    static final int UNSCORED = 5;

    private final CsvStream stream;
    private final int from;
    private final LongSupplier cpu;
    private final Quality quality;
    private final List<Quality> blocks = new ArrayList<>();
    private long start;
    private long end;

    /**
     * A score of nothing yet.
     *
     * @param from the first record that is scored
     * @param cpu nanoseconds of CPU that were spent until now
     */
    Scorer(CsvStream stream, int from, LongSupplier cpu) {
        this.stream = stream;
        this.from = from;
        this.cpu = cpu;
        this.quality = Quality.of(stream.task());
        for (int b = 0; b < BLOCKS; b++) {
            blocks.add(Quality.of(stream.task()));
        }
    }

    /**
     * A record was predicted.
     *
     * @param record its index
     * @param output class probabilities, or one number in the label's unit
     */
    void predicted(int record, float[] output) {
        if (record == records() / 2) {
            start = cpu.getAsLong();
        }
        if (record == records() - 1) {
            end = cpu.getAsLong();
        }
        if (record >= from) {
            double label = stream.labels()[record];
            quality.add(output, label);
            blocks.get((int) ((long) BLOCKS * (record - from) / (records() - from)))
                    .add(output, label);
        }
    }

    private int records() {
        return stream.rows().size();
    }

    /** The score, once the last record was predicted. */
    Score score() {
        int timed = records() - 1 - records() / 2;
        return new Score(quality, List.copyOf(blocks), (end - start) / 1e3 / timed);
    }
}
