package moestro.topology;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.avro.Lesson;
import moestro.avro.Prediction;
import moestro.mixture.Catalogue;
import moestro.mixture.Features;
import moestro.mixture.Hash;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** Serve and learn in one test driver, over a stream of two numbers and a category. */
final class Fixture implements AutoCloseable {
    static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    static final Duration TIME_TO_LIVE = Duration.ofHours(1);
    /** No pause of a busy machine takes as long. */
    static final Guarding PATIENT = new Guarding(Duration.ofMinutes(1), Guarding.When.AFTER_A_BREACH);

    static final Topics TOPICS = Topics.withPrefix("test");

    private final MixtureTopology mixture;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> events;
    private final TestInputTopic<byte[], byte[]> feedback;

    Fixture(Path stateDir, Task task, Panel.Member... members) {
        this(stateDir, Catalogue.load(), task, members);
    }

    Fixture(Path stateDir, Catalogue catalogue, Task task, Panel.Member... members) {
        this(stateDir, catalogue, deployment(task, members));
    }

    Fixture(Path stateDir, Catalogue catalogue, Deployment deployment) {
        this(stateDir, catalogue, deployment, Set.of());
    }

    /** Without the learners of some experts. */
    Fixture(Path stateDir, Catalogue catalogue, Deployment deployment, Set<String> apart) {
        mixture = new MixtureTopology(deployment, catalogue);
        driver = new TopologyTestDriver(
                mixture.learn(mixture.serve(new Topology()), apart), properties(stateDir), Instant.ofEpochMilli(START));
        events = driver.createInputTopic(TOPICS.events(), new ByteArraySerializer(), new ByteArraySerializer());
        feedback = driver.createInputTopic(TOPICS.feedback(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Deployment deployment(Task task, Panel.Member... members) {
        GateSettings gate = GateSettings.of(new Parameters(Map.of("k", 2.0, "warmup", 20.0)));
        return deployment(task, new Panel(List.of(members), gate, Panel.Training.defaults()));
    }

    static Deployment deployment(Task task, Panel panel) {
        return deployment(task, panel, PATIENT);
    }

    static Deployment deployment(Task task, Panel panel, Guarding guarding) {
        return new Deployment(
                task,
                new Features(List.of("a", "b"), List.of("kind")),
                panel,
                1,
                TOPICS,
                TIME_TO_LIVE,
                PendingSettings.defaults(),
                Duration.ofMillis(100),
                1 << 20,
                Duration.ofSeconds(1),
                guarding,
                Batching.automatic());
    }

    static Properties properties(Path stateDir) {
        return StreamsSettings.of(
                "test",
                stateDir.toString(),
                1,
                Profile.BALANCED,
                TOPICS.deadLetters(),
                Map.of("bootstrap.servers", "nowhere:1"));
    }

    static Panel.Member member(String name, String type) {
        return new Panel.Member(name, type, Map.of());
    }

    static Panel.Member[] regressors() {
        return new Panel.Member[] {
            member("rls", "recursive-least-squares"),
            member("linear", "linear"),
            member("neighbors", "nearest-neighbors")
        };
    }

    static Event event(int n, long time) {
        float a = (float) Hash.uniform(Hash.mix(n, 1));
        float b = (float) Hash.uniform(Hash.mix(n, 2));
        return new Event("id-" + n, time, new float[] {a, b}, new String[] {n % 2 == 0 ? "even" : "odd"});
    }

    /** The truth of {@link #event}: linear, with an offset by category. */
    static double truth(int n) {
        Event event = event(n, 0);
        return 10 + 4 * event.numbers()[0] - 2 * event.numbers()[1] + (n % 2 == 0 ? 1 : -1);
    }

    void send(Event event) {
        sendEvent(event.id(), Event.CODEC.encode(event), event.time());
    }

    void sendEvent(String key, byte[] value, long time) {
        events.pipeInput(new TestRecord<>(bytes(key), value, Instant.ofEpochMilli(time)));
    }

    void send(Feedback label) {
        sendFeedback(label.id(), Feedback.CODEC.encode(label), label.time());
    }

    void sendFeedback(String key, byte[] value, long time) {
        feedback.pipeInput(new TestRecord<>(bytes(key), value, Instant.ofEpochMilli(time)));
    }

    /** Events and labels from one number to another, each label three events late. */
    void play(int from, int to) {
        for (int n = from; n < to + 3; n++) {
            long now = START + n * 1000L;
            if (n < to) {
                send(event(n, now));
            }
            if (n >= from + 3) {
                send(Feedback.ofValue("id-" + (n - 3), now, truth(n - 3)));
            }
        }
    }

    /** After this only one side's records move the clock, until the other is heard again; at least one must have come. */
    void silence() {
        driver.advanceWallClockTime(Watermark.SILENCE);
    }

    /** Lets learners publish what they have learned. */
    void publish() {
        driver.advanceWallClockTime(Duration.ofSeconds(30));
    }

    List<Prediction> predictions() {
        return values(TOPICS.predictions()).stream()
                .map(Prediction.CODEC::decode)
                .toList();
    }

    List<Lesson> lessons() {
        return values(TOPICS.lessons()).stream().map(Lesson.CODEC::decode).toList();
    }

    List<byte[]> values(String topic) {
        return records(topic).stream().map(TestRecord::value).toList();
    }

    /** The reasons of the dead letters, in order. */
    List<String> deadLetters() {
        List<String> reasons = new ArrayList<>();
        for (TestRecord<byte[], byte[]> record : records(TOPICS.deadLetters())) {
            Header reason = record.headers().lastHeader(DeadLetter.REASON);
            reasons.add(new String(reason.value(), StandardCharsets.UTF_8));
        }
        return reasons;
    }

    List<TestRecord<byte[], byte[]>> records(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    MixtureTopology mixture() {
        return mixture;
    }

    TopologyTestDriver driver() {
        return driver;
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        driver.close();
    }
}
