package moestro.app.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what becomes of one half when a stream thread of it has failed. What may pass is tried again by a new thread,
 * after a pause that doubles, so that neither a core nor the log is filled by it. What cannot pass, and what has not
 * passed after {@value #MOST_TIMES} times, ends this half with one message: what, where, what to do.
 *
 * <p>What Kafka's clients themselves call retriable, a broker that does not answer above all, is waited for without end.
 */
final class Supervision implements StreamsUncaughtExceptionHandler {
    static final int MOST_TIMES = 6;
    static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** Who has run for so long was well in between. */
    static final Duration WELL = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);
    private static final String GLOBAL_THREAD = "GlobalStreamThread";

    private final String half;
    private final FinalWord finalWord;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Streak> streaks = new HashMap<>();

    /** Hears why a half has ended. */
    @FunctionalInterface
    interface FinalWord {
        /** The message for people, and what led to it. */
        void say(String message, Throwable failure);
    }

    /**
     * What to do about a failure.
     *
     * @param over whether this half ends
     * @param pause until it is tried again, if not
     * @param message for people
     */
    record Verdict(boolean over, Duration pause, String message) {}

    /** How often a failure came, and when it came last, in milliseconds. */
    private record Streak(int times, long since) {}

    Supervision(String half, FinalWord finalWord) {
        this.half = half;
        this.finalWord = finalWord;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        boolean global = Thread.currentThread().getName().contains(GLOBAL_THREAD);
        Verdict verdict = judge(failure, global, TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        LOG.debug("{}", half, failure);
        if (verdict.over()) {
            LOG.atError().addKeyValue("half", half).log(verdict.message());
            finalWord.say(verdict.message(), failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.atWarn().addKeyValue("half", half).log(verdict.message());
        pause(verdict.pause());
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /**
     * Judges a failure.
     *
     * @param global whether it is that of the thread that reads the models, which cannot be replaced
     * @param now in milliseconds, from any start
     */
    synchronized Verdict judge(Throwable failure, boolean global, long now) {
        Diagnosis diagnosis = Diagnosis.of(failure);
        int times = times(diagnosis.signature(), now);
        String what = half + " failed: " + diagnosis.what();
        if (global || diagnosis.isForEver()) {
            return new Verdict(true, Duration.ZERO, over(what, diagnosis));
        }
        boolean retriable = diagnosis.has(RetriableException.class);
        if (!retriable && times >= MOST_TIMES) {
            return new Verdict(true, Duration.ZERO, over(what + " (" + times + " times)", diagnosis));
        }
        Duration pause = pauseAfter(times);
        return new Verdict(
                false,
                pause,
                what + "; it is tried again in " + pause.toMillis() + " ms"
                        + (retriable ? "" : " (" + times + " of " + MOST_TIMES + " times)"));
    }

    private String over(String what, Diagnosis diagnosis) {
        String advice = diagnosis.advice();
        return what + "; it is not tried again" + (advice.isEmpty() ? "" : ": " + advice);
    }

    /** How often a failure has come by now, without having been well in between. */
    private int times(String failure, long now) {
        streaks.values().removeIf(streak -> now - streak.since() > WELL.toMillis());
        Streak before = streaks.get(failure);
        if (before != null && now - before.since() < pauseAfter(before.times()).toMillis()) {
            return before.times(); // threads that fail together have failed once
        }
        Streak streak = new Streak(before == null ? 1 : before.times() + 1, now);
        streaks.put(failure, streak);
        return streak.times();
    }

    private static Duration pauseAfter(int times) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(times - 1, 10));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private void pause(Duration time) {
        try {
            if (closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("{} is closing; nothing is waited for", half);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody pauses any more. */
    void close() {
        closing.countDown();
    }
}
