package moestro.app.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import moestro.app.run.Application;
import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.avro.Lesson;
import moestro.avro.Manifest;
import moestro.avro.Prediction;
import moestro.mixture.Catalogue;
import moestro.mixture.Features;
import moestro.mixture.Hash;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Ranges;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import moestro.topology.Batching;
import moestro.topology.Deployment;
import moestro.topology.Guarding;
import moestro.topology.MixtureTopology;
import moestro.topology.PendingSettings;
import moestro.topology.Profile;
import moestro.topology.TopicPlan;
import moestro.topology.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A deployment of its own on the Kafka under test, over a stream of two numbers and a category whose truth is known:
 * with its topics, somebody who sends, and somebody who reads what is committed.
 */
final class Trial implements AutoCloseable {
    static final int PARTITIONS = 3;
    static final Features FEATURES = new Features(List.of("a", "b"), List.of("kind"));

    private static final Task TASK = new Task.Regression();
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(50);

    private final String id;
    private final Map<String, String> client;
    private final Deployment deployment;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final long start = Instant.now().minus(1, ChronoUnit.DAYS).toEpochMilli();
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final CommittedLog predictions;
    private final CommittedLog lessons;
    private final CommittedLog models;
    private final CommittedLog deadLetters;
    private int fences;

    /** What an application is to do. */
    enum Part {
        SERVE,
        LEARN
    }

    /** A trial on the Kafka that all integration tests share. */
    Trial(String name, Duration timeToLive) throws Exception {
        this(name, timeToLive, KafkaUnderTest.bootstrapServers());
    }

    /** A trial on a Kafka that asks for nothing. */
    Trial(String name, Duration timeToLive, String bootstrapServers) throws Exception {
        this(name, timeToLive, bootstrapServers, (short) 1);
    }

    /** A trial in which lessons are shared out by ranges. */
    Trial(String name, Duration timeToLive, Ranges ranges) throws Exception {
        this(name, timeToLive, KafkaUnderTest.bootstrapServers(), (short) 1, ranges);
    }

    /** A trial with so many replicas of each topic. */
    Trial(String name, Duration timeToLive, String bootstrapServers, short replication) throws Exception {
        this(name, timeToLive, bootstrapServers, replication, Ranges.ONE);
    }

    private Trial(String name, Duration timeToLive, String bootstrapServers, short replication, Ranges ranges)
            throws Exception {
        client = Map.of("bootstrap.servers", bootstrapServers);
        id = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        Topics topics = Topics.withPrefix(id);
        deployment = new Deployment(
                TASK,
                FEATURES,
                panel(),
                1,
                topics,
                timeToLive,
                PendingSettings.defaults(),
                Duration.ofMillis(50),
                1 << 24,
                Duration.ofSeconds(1),
                patient(),
                Batching.automatic(),
                ranges);
        admin = Admin.create(Map.<String, Object>copyOf(client));
        closing.push(admin::close);
        new TopicPlan(deployment, PARTITIONS, replication).create(admin);
        producer = new KafkaProducer<>(
                Map.<String, Object>copyOf(client), new ByteArraySerializer(), new ByteArraySerializer());
        closing.push(producer::close);
        predictions = log(topics.predictions());
        lessons = log(topics.lessons());
        models = log(topics.models());
        deadLetters = log(topics.deadLetters());
    }

    /** No pause of a busy machine takes as long. */
    private static Guarding patient() {
        return new Guarding(Duration.ofMinutes(1), Guarding.When.AFTER_A_BREACH);
    }

    private static Panel panel() {
        return new Panel(
                List.of(
                        member("squares", "recursive-least-squares"),
                        member("linear", "linear"),
                        member("neighbors", "nearest-neighbors"),
                        new Panel.Member("net", "net", Map.of("hidden", 8.0))),
                GateSettings.of(new Parameters(Map.of("k", 2.0, "warmup", 50.0))),
                new Panel.Training(200, .25));
    }

    private static Panel.Member member(String name, String type) {
        return new Panel.Member(name, type, Map.of());
    }

    private CommittedLog log(String topic) {
        CommittedLog log = new CommittedLog(client, topic);
        closing.push(log::close);
        return log;
    }

    /** Starts an application of this deployment, which ends with the trial if not before. */
    Application start(Path stateDir, Part... parts) {
        return start(stateDir, deployment.pending(), parts);
    }

    /** Starts an application of this deployment that keeps its pending in a way of its own. */
    Application start(Path stateDir, PendingSettings pending, Part... parts) {
        return start(stateDir, deployment.with(pending), parts);
    }

    /** Starts an application of this deployment with batches of its own. */
    Application start(Path stateDir, Batching batching, Part... parts) {
        return start(stateDir, deployment.with(batching), parts);
    }

    /** Starts an application of this deployment with more properties of Kafka's clients. */
    Application start(Path stateDir, Map<String, String> more, Part... parts) {
        return start(stateDir, deployment, more, parts);
    }

    private Application start(Path stateDir, Deployment own, Part... parts) {
        return start(stateDir, own, Map.of(), parts);
    }

    private Application start(Path stateDir, Deployment own, Map<String, String> more, Part... parts) {
        MixtureTopology topologies = new MixtureTopology(own, Catalogue.load());
        return start(stateDir, topologies, more, (application, mixture, settings) -> {
            for (Part part : parts) {
                switch (part) {
                    case SERVE -> application.serve(mixture, settings);
                    case LEARN -> application.learn(mixture, settings);
                }
            }
        });
    }

    /** What an application is to do, in its own words. */
    interface Start {
        void of(Application application, MixtureTopology mixture, Application.Settings settings);
    }

    /** Starts an application of this deployment with experts of its own making. */
    Application start(Path stateDir, Catalogue catalogue, Start parts) {
        return start(stateDir, new MixtureTopology(deployment, catalogue), Map.of(), parts);
    }

    private Application start(Path stateDir, MixtureTopology mixture, Map<String, String> more, Start parts) {
        Map<String, String> properties = new HashMap<>(client);
        properties.putAll(more);
        Application application = new Application();
        closing.push(application::close);
        parts.of(
                application,
                mixture,
                new Application.Settings(
                        id, stateDir, 1, Profile.BALANCED.committingEvery(COMMIT_INTERVAL), properties));
        return application;
    }

    /** An id of an event, by its number. */
    static String id(int n) {
        return "id-" + n;
    }

    /** Some time after the start of the stream. */
    long at(Duration later) {
        return start + later.toMillis();
    }

    /** The event of a number, a second after that of the number before. */
    Event event(int n) {
        return event(id(n), n, at(Duration.ofSeconds(n)));
    }

    /** An event with the features of a number. */
    static Event event(String id, int n, long time) {
        float[] numbers = {(float) Hash.uniform(Hash.mix(n, 1)), (float) Hash.uniform(Hash.mix(n, 2))};
        return new Event(id, time, numbers, new String[] {n % 2 == 0 ? "even" : "odd"});
    }

    /** The truth about an event with the features of a number: linear, with an offset by category. */
    static double truth(int n) {
        Event event = event("", n, 0);
        return 10 + 4 * event.numbers()[0] - 2 * event.numbers()[1] + (n % 2 == 0 ? 1 : -1);
    }

    /** The label of an event, known a minute after it. */
    Feedback label(int n) {
        return Feedback.ofValue(id(n), at(Duration.ofSeconds(n + 60)), truth(n));
    }

    RecordMetadata send(Event event) throws Exception {
        return sendEvent(event.id(), Event.CODEC.encode(event));
    }

    RecordMetadata sendEvent(String key, byte[] value) throws Exception {
        return producer.send(new ProducerRecord<>(deployment.topics().events(), key.getBytes(UTF_8), value))
                .get();
    }

    RecordMetadata send(Feedback label) throws Exception {
        byte[] value = Feedback.CODEC.encode(label);
        return producer.send(new ProducerRecord<>(
                        deployment.topics().feedback(), label.id().getBytes(UTF_8), value))
                .get();
    }

    /** Writes over the row of the learner's changelog that says what the stored gate consists of. */
    void damageStoredGate(byte[] value) throws Exception {
        String changelog = learningGroup() + "-learned-" + Mixture.GATE + "-changelog";
        producer.send(new ProducerRecord<>(changelog, "#meta".getBytes(UTF_8), value))
                .get();
    }

    /** Sends events and labels of a range of numbers. */
    void sendBoth(int from, int to) throws Exception {
        for (int n = from; n < to; n++) {
            send(event(n));
            send(label(n));
        }
    }

    /**
     * Sends an event and its label into every partition, and returns when they have become predictions and lessons. All
     * that was sent before has then been worked off, for partitions are worked off in order.
     *
     * @return how many events and labels were sent
     */
    int fence(long time) throws Exception {
        Set<Integer> partitions = new HashSet<>();
        Set<String> ids = new HashSet<>();
        while (partitions.size() < PARTITIONS) {
            String fence = "fence-" + fences++;
            partitions.add(send(event(fence, fences, time)).partition());
            send(Feedback.ofValue(fence, time, truth(fences)));
            ids.add(fence);
        }
        predictions.await(
                () -> "predictions of " + ids, records -> predictedIds().containsAll(ids));
        lessons.await(() -> "lessons of " + ids, records -> lessonIds().containsAll(ids));
        return ids.size();
    }

    /** Returns when so many more lessons stand in their topic than were read up to its present end. */
    void awaitMoreLessons(int count) throws Exception {
        lessons.readToEnd();
        int wanted = lessons.records().size() + count;
        lessons.await(() -> wanted + " lessons", records -> records.size() >= wanted);
    }

    /** Returns when every learner has published a model that folds all lessons up to the last one read. */
    void awaitModels() throws Exception {
        long last = lessons.records().getLast().offset();
        int all = deployment.panel().members().size() + 2;
        models.await(
                () -> "models of version " + last,
                records -> manifests().stream()
                                .filter(manifest -> manifest.version() == last)
                                .count()
                        >= all);
    }

    List<String> predictedIds() {
        return predictions.records().stream()
                .map(record -> new String(record.key(), UTF_8))
                .toList();
    }

    List<String> lessonIds() {
        return lessons.records().stream()
                .map(record -> new String(record.key(), UTF_8))
                .toList();
    }

    /** That so many ids were predicted, none twice, and that each became one lesson. */
    void assertEachOnce(int expected) {
        for (List<String> ids : List.of(predictedIds(), lessonIds())) {
            assertEquals(expected, new HashSet<>(ids).size());
            assertEquals(expected, ids.size(), "none twice");
        }
    }

    /** The only prediction of an id. */
    Prediction prediction(String of) {
        List<Prediction> found = predictions.records().stream()
                .map(record -> Prediction.CODEC.decode(record.value()))
                .filter(prediction -> prediction.id().equals(of))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(of + " was predicted " + found.size() + " times");
        }
        return found.getFirst();
    }

    /** Labels of all lessons, by id. */
    List<Lesson> taught() {
        return lessons.records().stream()
                .map(record -> Lesson.CODEC.decode(record.value()))
                .toList();
    }

    /** All manifests that were published, in order. */
    List<Manifest> manifests() {
        return models.records().stream()
                .filter(record -> Manifest.CODEC.recognises(record.value()))
                .map(record -> Manifest.CODEC.decode(record.value()))
                .toList();
    }

    /** The last manifest of the gate. */
    Manifest gate() {
        return manifests().stream()
                .filter(manifest -> manifest.model().equals(Mixture.GATE))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    CommittedLog predictions() {
        return predictions;
    }

    CommittedLog lessons() {
        return lessons;
    }

    CommittedLog models() {
        return models;
    }

    CommittedLog deadLetters() {
        return deadLetters;
    }

    Deployment deployment() {
        return deployment;
    }

    Admin admin() {
        return admin;
    }

    /** Its application id, and the prefix of its topics. */
    String id() {
        return id;
    }

    /** Where its Kafka listens. */
    String bootstrapServers() {
        return client.get("bootstrap.servers");
    }

    /** The consumer group of all that serve. */
    String servingGroup() {
        return id + "-serve";
    }

    /** The consumer group of all that learn. */
    String learningGroup() {
        return id + "-learn";
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }
}
