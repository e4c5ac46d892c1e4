package moestro.app.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import moestro.app.run.Application;
import moestro.avro.Ask;
import moestro.avro.Event;
import moestro.avro.ExpertAnswer;
import moestro.avro.Feedback;
import moestro.avro.Prediction;
import moestro.mixture.Catalogue;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import moestro.streams.RemoteExpert;
import moestro.streams.RemoteModel;
import moestro.topology.Batching;
import moestro.topology.Deployment;
import moestro.topology.Guarding;
import moestro.topology.MixtureTopology;
import moestro.topology.PendingSettings;
import moestro.topology.Profile;
import moestro.topology.RemoteTopics;
import moestro.topology.TopicPlan;
import moestro.topology.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A deployment with remote experts on the Kafka under test, everybody of which is asked about every event. */
final class RemoteTrial implements AutoCloseable {
    private static final int PARTITIONS = 3;
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(50);
    private static final Duration AFTERWARDS = Duration.ofMillis(500);
    private static final int WARM = 100_000;
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(8);

    private final Map<String, String> client = Map.of("bootstrap.servers", KafkaUnderTest.bootstrapServers());
    private final String id;
    private final Deployment deployment;
    private final RemoteTopics remote;
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;
    private final long start = System.currentTimeMillis();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile boolean watching = true;

    /**
     * A prediction as it was read.
     *
     * @param id of the event
     * @param millis from its event's record to when it was read
     * @param answers of the experts that it rests on
     * @param versions of them
     * @param reasons why others are missing
     */
    record Seen(String id, long millis, Map<String, Float> answers, Map<String, Long> versions, List<String> reasons) {
        int number() {
            return Integer.parseInt(id.substring("id-".length()));
        }

        List<String> voices() {
            return List.copyOf(answers.keySet());
        }
    }

    /** With an expert beside the remote ones that is not. */
    RemoteTrial(String name, Duration deadline, String... remotes) throws Exception {
        id = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        List<Panel.Member> members = new ArrayList<>(List.of(new Panel.Member("near", "linear", Map.of())));
        Stream.of(remotes)
                .map(one -> new Panel.Member(one, "remote", Map.of("deadline", (double) deadline.toMillis())))
                .forEach(members::add);
        GateSettings gate = GateSettings.of(new Parameters(Map.of("k", (double) members.size())));
        deployment = new Deployment(
                new Task.Regression(),
                Trial.FEATURES,
                new Panel(members, gate, Panel.Training.defaults()),
                1,
                Topics.withPrefix(id),
                Duration.ofHours(1),
                PendingSettings.defaults(),
                Duration.ofMillis(100),
                1 << 24,
                Duration.ofSeconds(1),
                new Guarding(Duration.ofMinutes(1), Guarding.When.AFTER_A_BREACH),
                Batching.automatic());
        remote = RemoteTopics.of(deployment.topics(), deployment.panel());
        admin = Admin.create(Map.<String, Object>copyOf(client));
        closing.push(admin::close);
        new TopicPlan(deployment, PARTITIONS, (short) 1).create(admin);
        producer = new KafkaProducer<>(
                Map.<String, Object>copyOf(client), new ByteArraySerializer(), new ByteArraySerializer());
        closing.push(producer::close);
        Thread.ofPlatform().daemon().name("watcher").start(this::watch);
        closing.push(() -> watching = false);
    }

    /** Reads predictions as they can be read, and looks at the clock. */
    private void watch() {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            String topic = deployment.topics().predictions();
            List<TopicPartition> all = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            while (watching) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                    seen.add(seen(record, System.currentTimeMillis()));
                }
            }
        }
    }

    private static Seen seen(ConsumerRecord<byte[], byte[]> record, long now) {
        Prediction prediction = Prediction.CODEC.decode(record.value());
        Map<String, Float> answers = new HashMap<>();
        Map<String, Long> versions = new HashMap<>();
        for (Prediction.Route route : prediction.routes()) {
            answers.put(route.expert(), route.output()[0]);
            versions.put(route.expert(), route.version());
        }
        return new Seen(prediction.id(), now - record.timestamp(), answers, versions, prediction.degraded());
    }

    /** The predictions but for those of warming up, when there are so many; and any that come right after. */
    List<Seen> awaitPredictions(int count) throws Exception {
        Await.until(() -> count + " predictions, and not " + played().size(), () -> played().size() >= count);
        Thread.sleep(AFTERWARDS.toMillis()); // whatever is repeated comes by then
        return played();
    }

    private List<Seen> played() {
        return seen.stream().filter(one -> one.number() < WARM).toList();
    }

    /** How many lessons there are, when there are so many. */
    int awaitLessons(int count) throws Exception {
        return await(deployment.topics().lessons(), count);
    }

    /** Returns when an expert can read so many questions. */
    void awaitAsks(String expert, int count) throws Exception {
        await(remote.ask(expert), count);
    }

    private int await(String topic, int count) throws Exception {
        try (CommittedLog log = new CommittedLog(client, topic)) {
            log.await(() -> count + " records", records -> records.size() >= count);
            log.readToEnd();
            return log.records().size();
        }
    }

    /** The dead letters, as text. */
    List<String> deadLetters() throws Exception {
        try (CommittedLog log = new CommittedLog(client, deployment.topics().deadLetters())) {
            log.readToEnd();
            return log.records().stream()
                    .map(record -> record.headers().toString())
                    .toList();
        }
    }

    /** Serves and learns. */
    Application start(Path stateDir) {
        Application application = new Application();
        closing.push(application::close);
        MixtureTopology mixture = new MixtureTopology(deployment, Catalogue.load());
        Application.Settings settings =
                new Application.Settings(id, stateDir, 1, Profile.BALANCED.committingEvery(COMMIT_INTERVAL), client);
        application.learn(mixture, settings);
        application.serve(mixture, settings);
        return application;
    }

    /** What {@link #start} does, as a file. */
    Path configuration(Path directory) throws IOException {
        StringBuilder experts = new StringBuilder();
        for (Panel.Member member : deployment.panel().members()) {
            String deadline = member.type().equals("remote")
                    ? ", deadline: " + Math.round(member.parameters().get("deadline")) + "ms"
                    : "";
            experts.append("    - { name: %s, type: %s%s }%n".formatted(member.name(), member.type(), deadline));
        }
        return Files.writeString(directory.resolve("run.yaml"), """
                application-id: %1$s
                kafka: { bootstrap.servers: "%2$s" }
                topics: { prefix: %1$s }
                task: regression
                features: { numbers: [a, b], categories: [kind] }
                time-to-live: 1h
                publish-after: 100ms
                answer-within: 1m
                commit-interval: 50ms
                state-dir: state
                panel:
                  gate: { k: %3$d }
                  experts:
                %4$s
                """.formatted(
                        id,
                        client.get("bootstrap.servers"),
                        deployment.panel().members().size(),
                        experts));
    }

    /** Serves and learns in a process of its own, which may be killed. */
    Process startProcess(Path configuration) throws IOException {
        Path output = configuration.resolveSibling("life-" + closing.size() + ".log");
        Process process = RunProcess.start(configuration, output);
        closing.push(() -> process.destroyForcibly().onExit().join());
        return process;
    }

    /** What the changelog of calls that wait has taken for each of so many events, for people. */
    String waitingLog(int events) throws Exception {
        try (CommittedLog log = new CommittedLog(client, id + "-serve-waiting-changelog")) {
            log.readToEnd();
            long bytes = log.records().stream()
                    .mapToLong(record -> record.key().length + (record.value() == null ? 0 : record.value().length))
                    .sum();
            long largest = log.records().stream()
                    .mapToLong(record -> record.value() == null ? 0 : record.value().length)
                    .max()
                    .orElse(0);
            return String.format(
                    Locale.ROOT,
                    "calls that wait: %.1f records and %d bytes of changelog an event; the largest has %d",
                    (double) log.records().size() / events,
                    bytes / events,
                    largest);
        }
    }

    /** Starts a process of an expert, on a thread of this one. It finds what was asked before it had joined. */
    void answer(String expert, RemoteModel model) {
        Map<String, Object> own = new HashMap<>(client);
        own.put("auto.offset.reset", "earliest");
        RemoteExpert process = new RemoteExpert(deployment.topics(), expert, own, model);
        Thread thread = Thread.ofPlatform().daemon().name("expert-" + expert).unstarted(process);
        thread.setUncaughtExceptionHandler((died, why) -> {});
        thread.start();
        closing.push(process::close);
    }

    /** Starts one that gives every answer a second time. */
    void answerTwice(String expert, Function<Ask, ExpertAnswer> model) {
        answer(expert, (ask, version) -> {
            ExpertAnswer answer = model.apply(ask);
            Future<?> _ = producer.send(
                    new ProducerRecord<>(remote.answers(), ask.partition(), null, ExpertAnswer.CODEC.encode(answer)));
            return answer;
        });
    }

    /** Starts the example in Python, and returns when it reads questions. */
    void startPython(String expert) throws Exception {
        Path examples = Path.of("..", "examples", "python").toAbsolutePath().normalize();
        Path schemas = Path.of("..", "avro-schemas", "src", "main", "resources", "moestro", "avro")
                .toAbsolutePath()
                .normalize();
        ProcessBuilder command = new ProcessBuilder(
                        "/usr/bin/python3",
                        "-B",
                        examples.resolve("remote_expert.py").toString(),
                        "--brokers",
                        client.get("bootstrap.servers"),
                        "--prefix",
                        id,
                        "--name",
                        expert,
                        "--schemas",
                        schemas.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File("target", "remote-expert-python.log"));
        Process python = command.start();
        closing.push(() -> {
            python.destroy();
            python.onExit().join();
        });
        Await.until(() -> "the expert in Python in its group", () -> {
            if (!python.isAlive()) {
                throw new IOException("it ended: see target/remote-expert-python.log");
            }
            return isStable(remote.group(expert));
        });
    }

    private boolean isStable(String group) throws InterruptedException {
        try {
            return admin.describeConsumerGroups(List.of(group))
                            .all()
                            .get()
                            .get(group)
                            .groupState()
                    == GroupState.STABLE;
        } catch (ExecutionException e) {
            return false; // nobody has joined yet
        }
    }

    /**
     * Sends one event after the other until a prediction rests on these experts. A machine that has just begun is slow, so
     * they may miss deadlines at first, and rest.
     */
    void warmUp(String... experts) throws Exception {
        int number = WARM;
        boolean warm = false;
        while (!warm) {
            String event = Trial.id(number);
            send(number, ++number);
            Await.until(() -> "a prediction of " + event, () -> find(event).isPresent());
            warm = find(event).orElseThrow().answers().keySet().containsAll(List.of(experts));
        }
    }

    private Optional<Seen> find(String event) {
        return seen.stream().filter(one -> one.id().equals(event)).findFirst();
    }

    /** Sends events with labels, each label some events late. */
    void play(int from, int to) throws Exception {
        for (int n = from; n < to + 20; n++) {
            if (n < to) {
                send(n, n + 1);
                Thread.sleep(BETWEEN_EVENTS.toMillis());
            }
            if (n >= from + 20) {
                Feedback label = Feedback.ofValue(Trial.id(n - 20), start + n, Trial.truth(n - 20));
                Future<?> _ = producer.send(new ProducerRecord<>(
                        deployment.topics().feedback(), label.id().getBytes(UTF_8), Feedback.CODEC.encode(label)));
            }
        }
    }

    /** Sends events. */
    void send(int from, int to) {
        for (int n = from; n < to; n++) {
            Event event = Trial.event(Trial.id(n), n, start + n);
            Future<?> _ = producer.send(new ProducerRecord<>(
                    deployment.topics().events(), event.id().getBytes(UTF_8), Event.CODEC.encode(event)));
        }
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }
}
