package moestro.topology;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import moestro.mixture.Answer;

/**
 * Asks one expert, and keeps it to its time. One with a clean record is asked on the stream thread, which costs two
 * looks at the clock; one that has taken too long, on a thread of its own until it has come back in time a hundred times
 * in a row. So at most one record waits for a slow expert longer than the limit, and one that hangs then holds its own
 * thread and nobody else's.
 */
final class Guard implements AutoCloseable {
    static final int TIMES_IN_TIME = 100;

    private final Guarding guarding;
    private final String name;
    private final long limit;
    private final LongSupplier nanoTime;
    private OwnThread own;
    private int inTime;

    /**
     * A guard.
     *
     * @param name of the thread, if it comes to one
     * @param nanoTime as {@link System#nanoTime}
     */
    Guard(Guarding guarding, String name, LongSupplier nanoTime) {
        this.guarding = guarding;
        this.name = name;
        this.limit = guarding.answerWithin().toNanos();
        this.nanoTime = nanoTime;
        this.own = guarding.when() == Guarding.When.ALWAYS ? new OwnThread(name) : null;
    }

    /**
     * What was heard from an expert.
     *
     * @param answer to be used if it is none of a failure
     * @param late whether it failed by taking too long
     * @param took how long it was waited for
     */
    record Heard(Answer answer, boolean late, Duration took) {}

    /**
     * Asks.
     *
     * @param question throws nothing; may be asked on another thread, and may never come back there
     */
    Heard ask(Supplier<Answer> question) {
        if (own == null) {
            return here(question);
        }
        if (own.isBusy()) {
            inTime = 0;
            return new Heard(Answer.failed("is still busy with an earlier event"), true, Duration.ZERO);
        }
        return there(question);
    }

    private Heard here(Supplier<Answer> question) {
        long started = nanoTime.getAsLong();
        Answer answer = question.get();
        long took = nanoTime.getAsLong() - started;
        if (took <= limit) {
            return new Heard(answer, false, Duration.ofNanos(took));
        }
        own = new OwnThread(name);
        inTime = 0;
        String failure = "took " + shown(took) + "; the limit is " + shown(limit);
        return new Heard(Answer.failed(failure), true, Duration.ofNanos(took));
    }

    private Heard there(Supplier<Answer> question) {
        long started = nanoTime.getAsLong();
        Answer answer = own.ask(question, limit);
        Duration took = Duration.ofNanos(nanoTime.getAsLong() - started);
        if (answer == null) {
            inTime = 0;
            return new Heard(Answer.failed("gave no answer within " + shown(limit)), true, took);
        }
        if (++inTime >= TIMES_IN_TIME && guarding.when() != Guarding.When.ALWAYS) {
            close();
        }
        return new Heard(answer, false, took);
    }

    /** Whether the expert is asked on a thread of its own. */
    boolean isApart() {
        return own != null;
    }

    private static String shown(long nanos) {
        long millis = nanos / 1_000_000;
        return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1e3);
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
            own = null;
        }
    }
}
