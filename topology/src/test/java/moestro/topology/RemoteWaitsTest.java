package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import moestro.avro.Ask;
import moestro.avro.ExpertAnswer;
import moestro.avro.Feedback;
import moestro.avro.Prediction;
import moestro.mixture.Task;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.apache.kafka.common.utils.Bytes;

/** Whatever happens in whatever order, each event is predicted once, and no later than its deadline and one look at it. */
class RemoteWaitsTest {
    private static final Duration LONGEST = Duration.ofMillis(300);
    private static final Duration STEP = Duration.ofMillis(5);
    private static final int EVENTS = 12;
    private static final Deployment DEPLOYMENT = RemoteFixture.deployment(
            new Task.Regression(),
            Fixture.member("near", "linear"),
            RemoteFixture.remote("far", Duration.ofMillis(200)),
            RemoteFixture.remote("farther", LONGEST));

    private Path stateDir;
    private RemoteFixture remote;
    private final Map<String, Long> sent = new HashMap<>();
    private final Map<String, Long> predicted = new HashMap<>();
    private final List<Ask> asks = new ArrayList<>();
    private final Map<Bytes, byte[]> waiting = new HashMap<>();
    private final Map<Bytes, byte[]> pending = new HashMap<>();
    private long now;

    /** Something that happens; the number says to which event or question, or how long it takes. */
    record Happening(Kind kind, int number) {}

    /** What may happen. */
    enum Kind {
        EVENT,
        ANSWER,
        NONSENSE,
        FAILURE,
        LABEL,
        TIME,
        RESTART
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(8, Arbitraries.just(Kind.EVENT)),
                                Tuple.of(8, Arbitraries.just(Kind.ANSWER)),
                                Tuple.of(2, Arbitraries.of(Kind.NONSENSE, Kind.FAILURE, Kind.LABEL)),
                                Tuple.of(4, Arbitraries.just(Kind.TIME)),
                                Tuple.of(1, Arbitraries.just(Kind.RESTART))),
                        Arbitraries.integers().between(0, 59))
                .as(Happening::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(60);
    }

    @BeforeTry
    void begin() throws IOException {
        sent.clear();
        predicted.clear();
        asks.clear();
        waiting.clear();
        pending.clear();
        now = 0;
        stateDir = Files.createTempDirectory("waits");
        remote = new RemoteFixture(stateDir, DEPLOYMENT);
    }

    @AfterTry
    void end() throws IOException {
        remote.close();
        try (var files = Files.walk(stateDir)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void eachEventIsPredictedOnceAndInTime(@ForAll("happenings") List<Happening> happenings) {
        happenings.forEach(this::happens);
        pass(LONGEST.plus(AnswerProcessor.EVERY));
        assertEquals(sent.keySet(), predicted.keySet());
        sent.forEach((id, at) -> assertTrue(
                predicted.get(id) - at <= LONGEST.plus(AnswerProcessor.EVERY).toMillis(),
                () -> id + " waited " + (predicted.get(id) - at) + " ms"));
        assertEquals(0, remote.waiting());
        assertEquals(Map.of(), waiting, "nothing is left behind");
        assertEquals(List.of(), remote.fixture().deadLetters());
    }

    private void happens(Happening what) {
        switch (what.kind()) {
            case EVENT -> {
                String id = "id-" + what.number() % EVENTS;
                remote.fixture().send(Fixture.event(what.number() % EVENTS, Fixture.START));
                sent.putIfAbsent(id, now);
            }
            case ANSWER -> answer(what.number(), ask -> ExpertAnswer.ofValue(ask, what.number(), -1));
            case NONSENSE -> answer(what.number(), ask -> ExpertAnswer.ofValue(ask, Double.NaN, -1));
            case FAILURE -> answer(what.number(), ask -> ExpertAnswer.ofFailure(ask, "no"));
            case LABEL -> remote.fixture().send(Feedback.ofValue("id-" + what.number() % EVENTS, Fixture.START, 1));
            case TIME -> {
                if (what.number() == 0) {
                    passRest();
                } else {
                    pass(STEP.multipliedBy(what.number()));
                }
            }
            case RESTART -> restart();
        }
        collect();
    }

    private void answer(int number, Function<Ask, ExpertAnswer> how) {
        if (!asks.isEmpty()) {
            remote.answer(how.apply(asks.get(number % asks.size())));
        }
    }

    private void pass(Duration time) {
        for (Duration left = time; left.isPositive(); left = left.minus(STEP)) {
            remote.pass(STEP);
            now += STEP.toMillis();
            collect();
        }
    }

    /** Until who rests may be asked again. */
    private void passRest() {
        pass(LONGEST.plus(AnswerProcessor.EVERY));
        remote.pass(Breaker.FIRST_REST);
        now += Breaker.FIRST_REST.toMillis();
    }

    /** A new task that knows what the last one has logged, of calls that wait and of those that do not. */
    private void restart() {
        collect();
        remote.close();
        remote = new RemoteFixture(stateDir, DEPLOYMENT);
        remote.restore(WaitingStore.class, Nodes.WAITING, waiting);
        remote.restore(PendingStore.class, Nodes.PENDING, pending);
        remote.pass(Duration.ofMillis(now));
    }

    private void collect() {
        asks.addAll(remote.asks("far"));
        asks.addAll(remote.asks("farther"));
        remote.changes(Nodes.WAITING, waiting);
        remote.changes(Nodes.PENDING, pending);
        for (Prediction prediction : remote.fixture().predictions()) {
            assertNull(predicted.put(prediction.id(), now), () -> prediction.id() + " twice");
        }
    }
}
