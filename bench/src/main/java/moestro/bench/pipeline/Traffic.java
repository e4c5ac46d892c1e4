package moestro.bench.pipeline;

import java.nio.charset.StandardCharsets;
import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.mixture.Hash;

/** Events of numbers alone, and their labels. The same in every run. */
final class Traffic {
    static final int NUMBERS = 16;

    private static final long LABEL_AFTER_MILLIS = 100;

    private static final String[] NO_CATEGORIES = {};

    private final long start;
    private final long every;
    private final long labelAfter;

    /** Traffic whose first event happens then, in milliseconds since 1970; one event a millisecond, and labels soon. */
    Traffic(long start) {
        this(start, 1, LABEL_AFTER_MILLIS);
    }

    /**
     * Traffic of another density.
     *
     * @param every milliseconds from event to event
     * @param labelAfter milliseconds from an event to its label
     */
    Traffic(long start, long every, long labelAfter) {
        this.start = start;
        this.every = every;
        this.labelAfter = labelAfter;
    }

    static String id(long n) {
        return "event-" + n;
    }

    /** The number in an id. */
    static long number(byte[] key) {
        return Long.parseLong(
                new String(key, "event-".length(), key.length - "event-".length(), StandardCharsets.UTF_8));
    }

    byte[] key(long n) {
        return id(n).getBytes(StandardCharsets.UTF_8);
    }

    long time(long n) {
        return start + n * every;
    }

    long labelTime(long n) {
        return time(n) + labelAfter;
    }

    byte[] event(long n) {
        return Event.CODEC.encode(new Event(id(n), time(n), numbers(n), NO_CATEGORIES));
    }

    byte[] feedback(long n) {
        return Feedback.CODEC.encode(Feedback.ofValue(id(n), labelTime(n), label(n)));
    }

    private static float[] numbers(long n) {
        float[] numbers = new float[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] = (float) (4 * Hash.uniform(Hash.mix(n, i)) - 2);
        }
        return numbers;
    }

    /** Linear in some numbers, a product of others, and noise. */
    private static double label(long n) {
        float[] x = numbers(n);
        return 2 * x[0] - x[1] + x[2] * x[3] + .3 * Hash.gaussian(Hash.mix(n, NUMBERS));
    }
}
