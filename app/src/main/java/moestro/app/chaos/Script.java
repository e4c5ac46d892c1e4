package moestro.app.chaos;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Queue;
import moestro.mixture.Hash;

/**
 * What is sent, in which order: events one after the other, and their labels later by any number of events up to
 * {@link #longest}, so that they come shuffled. Of the labels {@value #EARLY} come before their event,
 * {@value #LABEL_TWICE} come twice and {@value #UNLABELLED} not at all; {@value #EVENT_TWICE} of the events are sent
 * twice. All by hashes of the seed.
 */
final class Script implements Iterator<Script.Sending> {
    static final double EARLY = .01;
    static final double LABEL_TWICE = .02;
    static final double EVENT_TWICE = .01;
    static final double UNLABELLED = .02;
    /** By how many events an early label is early. */
    static final int EARLY_BY = 20;

    private static final int LONGEST = 5000;

    private final long seed;
    private final int events;
    private final Queue<Sending> due =
            new PriorityQueue<>(Comparator.comparingInt(Sending::position).thenComparingLong(this::shuffle));
    private final Deque<Sending> next = new ArrayDeque<>();
    private int reached;

    /** What a record is. */
    enum Kind {
        EVENT,
        EVENT_AGAIN,
        LABEL,
        LABEL_AGAIN
    }

    /**
     * One record.
     *
     * @param kind of it
     * @param number of the event
     * @param position before which event it is sent; for an event, its own number
     */
    record Sending(Kind kind, int number, int position) {}

    Script(long seed, int events) {
        this.seed = seed;
        this.events = events;
    }

    /** How many events a label may be late. */
    int longest() {
        return Math.min(LONGEST, Math.max(1, events / 8));
    }

    /** Whether the event gets a label at all. */
    boolean isLabelled(int number) {
        return draw(number, 1) >= UNLABELLED;
    }

    /** How many events get a label. */
    int labels() {
        int labels = 0;
        for (int number = 0; number < events; number++) {
            labels += isLabelled(number) ? 1 : 0;
        }
        return labels;
    }

    private boolean isEarly(int number) {
        return number >= EARLY_BY && isLabelled(number) && draw(number, 2) < EARLY;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && (reached < events || !due.isEmpty())) {
            advance();
        }
        return !next.isEmpty();
    }

    @Override
    public Sending next() {
        if (!hasNext()) {
            throw new NoSuchElementException("everything was sent");
        }
        return next.remove();
    }

    private void advance() {
        while (!due.isEmpty() && due.peek().position() <= reached) {
            next.add(due.remove());
        }
        if (reached < events) {
            int ahead = reached + EARLY_BY;
            if (ahead < events && isEarly(ahead)) {
                next.add(new Sending(Kind.LABEL, ahead, reached));
            }
            next.add(new Sending(Kind.EVENT, reached, reached));
            schedule(reached);
        }
        reached++;
    }

    private void schedule(int number) {
        int first = later(number, 3);
        if (isLabelled(number) && !isEarly(number)) {
            due.add(new Sending(Kind.LABEL, number, first));
        }
        if (isLabelled(number) && draw(number, 4) < LABEL_TWICE) {
            due.add(new Sending(Kind.LABEL_AGAIN, number, first + later(number, 5) - number));
        }
        if (draw(number, 6) < EVENT_TWICE) {
            due.add(new Sending(Kind.EVENT_AGAIN, number, later(number, 7)));
        }
    }

    private int later(int number, int what) {
        return number + 1 + Hash.below(Hash.mix(seed, what, number), longest());
    }

    private double draw(int number, int what) {
        return Hash.uniform(Hash.mix(seed, what, number));
    }

    private long shuffle(Sending sending) {
        return Hash.mix(seed, Hash.of(sending.kind().name()), sending.number());
    }
}
