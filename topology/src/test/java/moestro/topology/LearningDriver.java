package moestro.topology;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import moestro.avro.Lesson;
import moestro.avro.Manifest;
import moestro.mixture.Catalogue;
import moestro.mixture.state.StateWriter;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** An application that learns in a test driver, which is given lessons and what others publish. */
final class LearningDriver implements AutoCloseable {
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> lessons;
    private final TestInputTopic<byte[], byte[]> models;

    private LearningDriver(Path stateDir, Topology topology, boolean follows) {
        driver = new TopologyTestDriver(topology, Fixture.properties(stateDir), Instant.ofEpochMilli(Fixture.START));
        lessons = input(Fixture.TOPICS.lessons());
        models = follows ? input(Fixture.TOPICS.models()) : null;
    }

    private TestInputTopic<byte[], byte[]> input(String topic) {
        return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The learner of one expert. Fails if it tells of lessons, which the main application does. */
    static LearningDriver apart(Path stateDir, Deployment deployment, String expert) {
        MixtureTopology mixture = new MixtureTopology(deployment, Catalogue.load());
        mixture.observe(new Observer() {
            @Override
            public void learned(Lesson lesson) {
                throw new AssertionError("told of " + lesson.id());
            }
        });
        return new LearningDriver(stateDir, mixture.learnApart(new Topology(), expert), true);
    }

    /** The main application without some experts. */
    static LearningDriver main(Path stateDir, Deployment deployment, Set<String> apart) {
        MixtureTopology mixture = new MixtureTopology(deployment, Catalogue.load());
        return new LearningDriver(stateDir, mixture.learn(new Topology(), apart), false);
    }

    /** Lessons, one after the other, at the next offsets. */
    void teach(List<byte[]> values) {
        values.forEach(value ->
                lessons.pipeInput(new TestRecord<>(new byte[] {1}, value, Instant.ofEpochMilli(Fixture.START))));
    }

    /** What another application has published. */
    void hears(List<TestRecord<byte[], byte[]>> published) {
        published.forEach(models::pipeInput);
    }

    void publish() {
        driver.advanceWallClockTime(Duration.ofSeconds(30));
    }

    List<TestRecord<byte[], byte[]>> published() {
        return records(Fixture.TOPICS.models());
    }

    List<TestRecord<byte[], byte[]>> records(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** The versions among published records, in order. */
    static List<Long> versions(List<TestRecord<byte[], byte[]>> published) {
        return published.stream()
                .filter(row -> row.value() != null && Manifest.CODEC.recognises(row.value()))
                .map(row -> Manifest.CODEC.decode(row.value()).version())
                .toList();
    }

    /** The newest value of every key of the changelog of a model. */
    Map<String, byte[]> changelog(String model) {
        Map<String, byte[]> rows = new HashMap<>();
        records(Audit.changelog("test", model))
                .forEach(row -> rows.put(new String(row.key(), StandardCharsets.UTF_8), row.value()));
        return rows;
    }

    /** What learns a model; null if it is not learned here. */
    LearnStore<?> store(String model) {
        return (LearnStore<?>) driver.getStateStore(Nodes.learnedStore(model));
    }

    /** A digest over all that the learner of a model keeps. */
    String learned(String model) {
        return StateWriter.sha256(store(model).state());
    }

    @Override
    public void close() {
        driver.close();
    }
}
