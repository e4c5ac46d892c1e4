package moestro.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SupervisionTest {
    private final Supervision supervision = new Supervision("serve", (message, failure) -> {});
    private long now;

    @Test
    void aBrokerThatDoesNotAnswerIsWaitedForWithoutEnd() {
        Throwable failure = new StreamsException("task [0_1]", new TimeoutException("no answer in 60000 ms"));
        Supervision.Verdict verdict = null;
        for (int i = 0; i < 1000; i++) {
            verdict = judge(failure);
            assertFalse(verdict.over(), verdict.message());
            now += verdict.pause().toMillis();
        }
        assertEquals(Supervision.LONGEST_PAUSE, verdict.pause());
    }

    @Test
    void pausesDouble() {
        Throwable failure = new StreamsException("x", new TimeoutException("y"));
        assertEquals(
                Stream.of(500, 1000, 2000, 4000).map(Duration::ofMillis).toList(),
                Stream.generate(() -> fail(failure).pause()).limit(4).toList());
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void whatDoesNotPassIsGivenUpAfterSomeTimes(Throwable failure, String advice) {
        for (int times = 1; times < Supervision.MOST_TIMES; times++) {
            assertFalse(fail(failure).over());
        }
        Supervision.Verdict last = fail(failure);

        assertTrue(last.over());
        assertTrue(last.message().contains("(6 times); it is not tried again: "), last.message());
        assertTrue(last.message().contains(advice), last.message());
    }

    static Stream<Object[]> lasting() {
        return Stream.of(
                new Object[] {
                    new StreamsException(new TopicAuthorizationException(Set.of("secret"))),
                    "let the user under 'kafka'"
                },
                new Object[] {new MissingSourceTopicException("One or more source topics were missing"), "start again"},
                new Object[] {
                    new ProcessorStateException("store", new IOException("No space left on device")),
                    "its disk has room"
                },
                new Object[] {new StreamsException("anything else"), "the log above has more"});
    }

    @Test
    void whatCannotPassIsNotTriedAgain() {
        assertTrue(
                fail(new StreamsException(new ConfigException("no such class"))).over());
        Supervision.Verdict full = fail(new OutOfMemoryError("Java heap space"));
        assertTrue(full.over());
        assertEquals(
                "serve failed: OutOfMemoryError: Java heap space; it is not tried again: give Java more memory, such as"
                        + " MOESTRO_JAVA_OPTS=-Xmx4g, or the panel smaller windows",
                full.message());
    }

    @Test
    void theThreadOfTheModelsCannotBeReplaced() {
        assertTrue(supervision
                .judge(new StreamsException("offsets out of range"), true, now)
                .over());
    }

    @Test
    void threadsThatFailTogetherHaveFailedOnce() {
        for (int thread = 0; thread < 20; thread++) {
            assertFalse(judge(new StreamsException("task [0_" + thread + "] at offset " + 7 * thread))
                    .over());
        }
    }

    @Test
    void whoWasWellInBetweenStartsAnew() {
        for (int i = 0; i < 3 * Supervision.MOST_TIMES; i++) {
            assertFalse(judge(new StreamsException("now and then")).over());
            now += Supervision.WELL.toMillis() + 1;
        }
    }

    @Test
    void twoFailuresThatTakeTurnsDoNotHideEachOther() {
        boolean over = false;
        for (int i = 0; i < 2 * Supervision.MOST_TIMES; i++) {
            over = fail(new StreamsException(i % 2 == 0 ? "one" : "two")).over();
        }
        assertTrue(over);
    }

    private Supervision.Verdict judge(Throwable failure) {
        return supervision.judge(failure, false, now);
    }

    private Supervision.Verdict fail(Throwable failure) {
        Supervision.Verdict verdict = judge(failure);
        now += verdict.pause().toMillis();
        return verdict;
    }
}
