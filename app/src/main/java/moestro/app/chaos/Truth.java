package moestro.app.chaos;

import java.time.Instant;
import java.util.List;
import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.mixture.Features;
import moestro.mixture.Hash;

/**
 * A stream without an end whose truth is known: three kinds of events, one for a line, one for a tree, one for
 * neighbours; all three turn round now and then, so that there is drift. An event is a function of the seed and its
 * number.
 */
final class Truth {
    static final Features FEATURES = new Features(List.of("a", "b", "c"), List.of("kind"));

    private static final String[] KINDS = {"line", "step", "hill"};
    private static final String ID = "event-";
    private static final long START = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
    /** Event time between one event and the next. */
    private static final long MILLIS = 10;

    private static final int DRIFT_EVERY = 25_000;
    private static final double NOISE = .3;

    private final long seed;

    Truth(long seed) {
        this.seed = seed;
    }

    /** The id of an event. */
    static String id(int number) {
        return ID + number;
    }

    /** The number of the event with this id, or -1 if it is no id of this stream. */
    static int number(String id) {
        return id.matches(ID + "\\d{1,9}") ? Integer.parseInt(id, ID.length(), id.length(), 10) : -1;
    }

    /** An event. */
    Event event(int number) {
        float[] numbers = {coordinate(number, 0), coordinate(number, 1), coordinate(number, 2)};
        return new Event(id(number), time(number), numbers, new String[] {KINDS[kind(number)]});
    }

    /**
     * The label of an event.
     *
     * @param position how many events have happened when it becomes known
     */
    Feedback label(int number, int position) {
        return Feedback.ofValue(id(number), time(position), value(number));
    }

    private double value(int number) {
        double a = coordinate(number, 0);
        double b = coordinate(number, 1);
        double c = coordinate(number, 2);
        double clean = switch (kind(number)) {
            case 0 -> 4 * a - 3 * b + c;
            case 1 -> (a > .5 ? 3 : 0) + (b > .3 ? 2 : -2);
            default -> 4 * StrictMath.exp(-8 * ((a - .5) * (a - .5) + (b - .5) * (b - .5)));
        };
        boolean turned = number / DRIFT_EVERY % 2 == 1;
        return (turned ? 3 - clean : clean) + NOISE * Hash.gaussian(Hash.mix(seed, number, 4));
    }

    private float coordinate(int number, int which) {
        return (float) Hash.uniform(Hash.mix(seed, number, which));
    }

    private int kind(int number) {
        return Hash.below(Hash.mix(seed, number, 3), KINDS.length);
    }

    private static long time(int position) {
        return START + position * MILLIS;
    }
}
