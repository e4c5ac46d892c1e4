package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import moestro.mixture.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The clock is a number here, so that nothing but what is meant to be late is. */
@Timeout(60)
final class GuardTest {
    private static final Guarding LIMIT = new Guarding(Duration.ofMillis(250), Guarding.When.AFTER_A_BREACH);
    private static final Guarding PATIENT_APART = new Guarding(Duration.ofMinutes(1), Guarding.When.ALWAYS);
    private static final Guarding HASTY_APART = new Guarding(Duration.ofMillis(1), Guarding.When.ALWAYS);
    private static final Answer GOOD = Answer.failed("stands for an answer");

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicReference<Thread> answeredOn = new AtomicReference<>();

    private Guard guard(Guarding guarding) {
        return new Guard(guarding, "under-test", nanos::get);
    }

    /** Answers after a time of the clock. */
    private Supplier<Answer> after(long millis) {
        return () -> {
            answeredOn.set(Thread.currentThread());
            nanos.addAndGet(millis * 1_000_000);
            return GOOD;
        };
    }

    /** Hangs until the latch opens, or somebody interrupts. */
    private Supplier<Answer> hanging(CountDownLatch latch, CountDownLatch ended) {
        return () -> {
            answeredOn.set(Thread.currentThread());
            try {
                latch.await();
                return GOOD;
            } catch (InterruptedException e) {
                return Answer.failed("was interrupted");
            } finally {
                ended.countDown();
            }
        };
    }

    @Test
    void inTimeTheAnswerComesFromTheThreadThatAsks() {
        try (Guard guard = guard(LIMIT)) {
            for (int n = 0; n < 10; n++) {
                assertEquals(new Guard.Heard(GOOD, false, Duration.ofMillis(250)), guard.ask(after(250)));
                assertSame(Thread.currentThread(), answeredOn.get());
            }
            assertFalse(guard.isApart());
        }
    }

    @Test
    void anAnswerThatTookTooLongIsNotUsed() {
        try (Guard guard = guard(LIMIT)) {
            Guard.Heard heard = guard.ask(after(1200));
            assertTrue(heard.late());
            assertEquals("took 1.2 s; the limit is 250 ms", heard.answer().failure());
            assertEquals(Duration.ofMillis(1200), heard.took());
        }
    }

    @Test
    void afterABreachTheExpertIsApartUntilItHasKeptToItsTimeAHundredTimes() {
        try (Guard guard = guard(new Guarding(Duration.ofSeconds(50), Guarding.When.AFTER_A_BREACH))) {
            guard.ask(after(51_000));
            for (int n = 0; n < Guard.TIMES_IN_TIME; n++) {
                assertTrue(guard.isApart());
                assertSame(GOOD, guard.ask(after(1)).answer());
                assertNotSame(Thread.currentThread(), answeredOn.get());
                assertTrue(answeredOn.get().isDaemon());
            }
            assertFalse(guard.isApart());
            guard.ask(after(1));
            assertSame(Thread.currentThread(), answeredOn.get());
        }
    }

    @Test
    void oneThatHangsIsWaitedForOnceAndThenBusy() throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        try (Guard guard = guard(HASTY_APART)) {
            Guard.Heard first = guard.ask(hanging(latch, ended));
            assertTrue(first.late());
            assertEquals("gave no answer within 1 ms", first.answer().failure());
            Guard.Heard second = guard.ask(after(0));
            assertTrue(second.late());
            assertEquals("is still busy with an earlier event", second.answer().failure());
            latch.countDown();
            ended.await();
        }
    }

    @Test
    void whenItComesBackItIsAskedAgain() throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        try (OwnThread own = new OwnThread("under-test")) {
            assertEquals(null, own.ask(hanging(latch, ended), 1_000_000));
            assertTrue(own.isBusy());
            latch.countDown();
            while (own.isBusy()) {
                Thread.onSpinWait();
            }
            assertSame(GOOD, own.ask(after(0), Duration.ofMinutes(1).toNanos()));
        }
    }

    @Test
    void alwaysMeansFromTheFirstEventAndForEver() {
        try (Guard guard = guard(PATIENT_APART)) {
            for (int n = 0; n < 3 * Guard.TIMES_IN_TIME; n++) {
                assertSame(GOOD, guard.ask(after(1)).answer());
                assertNotSame(Thread.currentThread(), answeredOn.get());
            }
        }
    }

    @Test
    void closingInterruptsOneThatHangs() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        try (Guard guard = guard(HASTY_APART)) {
            guard.ask(hanging(new CountDownLatch(1), ended));
            while (answeredOn.get() == null) {
                Thread.onSpinWait();
            }
        }
        ended.await();
        answeredOn.get().join();
    }
}
