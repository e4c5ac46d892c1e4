package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moestro.avro.Ask;
import moestro.avro.ExpertAnswer;
import moestro.avro.Feedback;
import moestro.avro.Prediction;
import moestro.mixture.Catalogue;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.apache.kafka.streams.test.TestRecord;

/** A mixture all of whose experts are asked about every event, some of them over topics. */
final class RemoteFixture implements AutoCloseable {
    static final Duration DEADLINE = Duration.ofMillis(500);

    private final Fixture fixture;
    private final RemoteTopics topics;
    private final TestInputTopic<byte[], byte[]> answers;

    RemoteFixture(Path stateDir, Task task, Panel.Member... members) {
        this(stateDir, deployment(task, members));
    }

    RemoteFixture(Path stateDir, Deployment deployment) {
        fixture = new Fixture(stateDir, Catalogue.load(), deployment);
        topics = RemoteTopics.of(deployment.topics(), deployment.panel());
        answers = fixture.driver()
                .createInputTopic(topics.answers(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Everybody is asked about every event. */
    static Deployment deployment(Task task, Panel.Member... members) {
        GateSettings gate = GateSettings.of(new Parameters(Map.of("k", (double) members.length)));
        return Fixture.deployment(task, new Panel(List.of(members), gate, Panel.Training.defaults()));
    }

    static Panel.Member remote(String name) {
        return remote(name, DEADLINE);
    }

    static Panel.Member remote(String name, Duration deadline) {
        return new Panel.Member(name, RemoteExpert.TYPE, Map.of("deadline", (double) deadline.toMillis()));
    }

    Fixture fixture() {
        return fixture;
    }

    /** The questions to an expert that came since this was asked for last. */
    List<Ask> asks(String expert) {
        return fixture.values(topics.ask(expert)).stream()
                .map(Ask.CODEC::decode)
                .toList();
    }

    /** Sends an event, and takes the question that it leads to. */
    Ask ask(String expert, int event) {
        fixture.send(Fixture.event(event, Fixture.START + event * 1000L));
        return asks(expert).getFirst();
    }

    void answer(ExpertAnswer answer) {
        answer(ExpertAnswer.CODEC.encode(answer));
    }

    void answer(byte[] value) {
        answers.pipeInput(null, value);
    }

    /** Lessons in which a remote expert, which is asked about every event, tells the truth; published, and all else taken. */
    void teach(String expert, int lessons) {
        for (int n = 0; n < lessons; n++) {
            answer(ExpertAnswer.ofValue(ask(expert, n), Fixture.truth(n), -1));
            fixture.send(Feedback.ofValue("id-" + n, Fixture.START + n * 1000L, Fixture.truth(n)));
        }
        fixture.publish();
        fixture.predictions();
        fixture.lessons();
    }

    /** The only prediction since this was asked for last. */
    Prediction only() {
        List<Prediction> made = fixture.predictions();
        assertEquals(1, made.size());
        return made.getFirst();
    }

    void pass(Duration time) {
        fixture.driver().advanceWallClockTime(time);
    }

    /** A count of one fate, of one expert. */
    double count(String fate, String expert) {
        return fixture.driver().metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("remote-" + fate + "-total")
                        && expert.equals(metric.getKey().tags().get("expert")))
                .mapToDouble(metric -> (double) metric.getValue().metricValue())
                .sum();
    }

    /** How many calls wait. */
    int waiting() {
        return store().size();
    }

    private WaitingStore store() {
        return (WaitingStore) fixture.driver().getStateStore(Nodes.WAITING);
    }

    /** What compaction leaves of the changelog of those that wait. */
    Map<Bytes, byte[]> changelog() {
        Map<Bytes, byte[]> left = new HashMap<>();
        changes(Nodes.WAITING, left);
        return left;
    }

    /** Takes what was logged since this was asked for last into what compaction had left. */
    void changes(String store, Map<Bytes, byte[]> left) {
        for (TestRecord<byte[], byte[]> record : fixture.records("test-" + store + "-changelog")) {
            if (record.value() == null) {
                left.remove(Bytes.wrap(record.key()));
            } else {
                left.put(Bytes.wrap(record.key()), record.value());
            }
        }
    }

    /** Does what restoration does, before the first record, to the calls that wait. */
    void restore(Map<Bytes, byte[]> rows) {
        restore(WaitingStore.class, Nodes.WAITING, rows);
    }

    /** The same to any store that has a log. */
    void restore(Class<? extends StateStore> kind, String store, Map<Bytes, byte[]> rows) {
        KeyValueStore<Bytes, byte[]> innermost = innermost(kind, store);
        rows.forEach(innermost::put);
    }

    @SuppressWarnings("unchecked") // a store of bytes has stores of bytes in it
    private KeyValueStore<Bytes, byte[]> innermost(Class<? extends StateStore> kind, String name) {
        try {
            var field = kind.getDeclaredField("log");
            field.setAccessible(true);
            StateStore store = (StateStore) field.get(fixture.driver().getStateStore(name));
            while (store instanceof WrappedStateStore<?, ?, ?> wrapped) {
                store = wrapped.wrapped();
            }
            return (KeyValueStore<Bytes, byte[]>) store;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the store has no log any more", e);
        }
    }

    /** The voices of a prediction, sorted. */
    static List<String> voices(moestro.avro.Prediction prediction) {
        List<String> voices = new ArrayList<>();
        prediction.routes().forEach(route -> voices.add(route.expert()));
        voices.sort(null);
        return voices;
    }

    @Override
    public void close() {
        fixture.close();
    }
}
