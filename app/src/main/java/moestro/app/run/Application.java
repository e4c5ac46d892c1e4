package moestro.app.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import moestro.app.config.RunConfig;
import moestro.topology.Intake;
import moestro.topology.MixtureTopology;
import moestro.topology.Profile;
import moestro.topology.StreamsSettings;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serving and learning, each as a Kafka Streams application with an id and a state directory of its own, in one
 * process.
 */
public final class Application implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

    private final List<Running> running = new ArrayList<>();
    private final CountDownLatch failed = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final BiConsumer<String, KafkaStreams> watcher;

    /** Nothing runs yet. */
    public Application() {
        this((half, streams) -> {});
    }

    /**
     * Nothing runs yet.
     *
     * @param watcher is given each half, such as {@code serve} or {@code learn}, before it starts
     */
    public Application(BiConsumer<String, KafkaStreams> watcher) {
        this.watcher = watcher;
    }

    /** One half that was started. */
    private record Running(Half half, StateLock lock, Supervision supervision, KafkaStreams streams) {}

    /**
     * How an application runs.
     *
     * @param applicationId prefix of the ids: {@code -serve}, {@code -learn} and {@code -learn-EXPERT} are appended
     * @param stateDir directory that nobody else uses
     * @param serveThreads stream threads for serving, and the most for learning
     * @param profile of both
     * @param client any client or Streams property, bootstrap.servers among them
     */
    public record Settings(
            String applicationId, Path stateDir, int serveThreads, Profile profile, Map<String, String> client) {

        /** Of serving, as a configuration has it. */
        static Settings serving(RunConfig settings) {
            return of(settings, settings.applicationId());
        }

        /** Of learning, as a configuration has it: under another application id for each edition. */
        static Settings learning(RunConfig settings) {
            return of(settings, settings.learningPrefix());
        }

        private static Settings of(RunConfig settings, String applicationId) {
            return new Settings(
                    applicationId, settings.stateDir(), settings.streamThreads(), settings.profile(), settings.kafka());
        }
    }

    /**
     * Starts serving; returns when the published models are loaded.
     *
     * @throws IllegalStateException if another process uses the state directory
     */
    public void serve(MixtureTopology mixture, Settings settings) {
        start(Half.SERVE, mixture, mixture.serve(new Topology()), settings, settings.serveThreads());
    }

    /**
     * The same for events and labels that are made of records in other topics first.
     *
     * @throws IllegalStateException if another process uses the state directory
     */
    public void serve(MixtureTopology mixture, Intake intake, Settings settings) {
        Topology topology = mixture.intake(mixture.serve(new Topology()), intake);
        start(Half.SERVE, mixture, topology, settings, settings.serveThreads());
    }

    /**
     * Starts learning: one thread, or with ranges of keys up to one for each, as far as serving has so many.
     *
     * @throws IllegalStateException if another process uses the state directory
     */
    public void learn(MixtureTopology mixture, Settings settings) {
        learn(mixture, Set.of(), settings);
    }

    /**
     * The same without experts that learn apart.
     *
     * @param apart their names
     * @throws IllegalStateException if another process uses the state directory
     */
    public void learn(MixtureTopology mixture, Set<String> apart, Settings settings) {
        int threads = Math.min(mixture.learningTasks(), settings.serveThreads());
        start(Half.LEARN, mixture, mixture.learn(new Topology(), apart), settings, threads);
    }

    /**
     * Starts the learner of an expert that learns apart; returns when it is known which version of it is published.
     *
     * @throws IllegalStateException if another process uses the state directory
     */
    public void learnApart(MixtureTopology mixture, String expert, Settings settings) {
        start(Half.apart(expert), mixture, mixture.learnApart(new Topology(), expert), settings, 1);
    }

    private void start(Half half, MixtureTopology mixture, Topology topology, Settings settings, int threads) {
        String applicationId = half.applicationId(settings.applicationId());
        Path directory = half.directory(settings.stateDir());
        StateLock lock = StateLock.take(directory, applicationId);
        KafkaStreams streams;
        try {
            streams = new KafkaStreams(
                    topology,
                    StreamsSettings.of(
                            applicationId,
                            directory.toString(),
                            threads,
                            settings.profile(),
                            mixture.deadLetters(),
                            client(settings.client(), lock)));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        Supervision supervision = new Supervision(half.toString(), this::fail);
        streams.setUncaughtExceptionHandler(supervision);
        streams.setStateListener((now, before) -> {
            LOG.debug("{}: {} -> {}", half, before, now);
            if (now == KafkaStreams.State.ERROR) {
                fail(half + " stopped with an error; see the log", null);
            }
        });
        watcher.accept(half.toString(), streams);
        running.add(new Running(half, lock, supervision, streams));
        streams.start();
    }

    /**
     * With a name in the group that a restart keeps: who was killed and is started again gets its partitions back at
     * once, where otherwise the group would wait for the dead member until its session times out.
     */
    private static Map<String, String> client(Map<String, String> given, StateLock lock) {
        Map<String, String> client = new HashMap<>(given);
        if (!"streams".equalsIgnoreCase(given.get(ConsumerConfig.GROUP_PROTOCOL_CONFIG))) {
            client.putIfAbsent(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, lock.instance());
        }
        return client;
    }

    /** The first failure is the one that is told. */
    private void fail(String message, Throwable cause) {
        failure.compareAndSet(null, new IllegalStateException(message, cause));
        failed.countDown();
    }

    /**
     * Waits for a failure that no restart of a thread can mend.
     *
     * @return whether one came within the time
     */
    public boolean failedWithin(Duration time) throws InterruptedException {
        return failed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What failed, or null. */
    public Throwable failure() {
        return failure.get();
    }

    /** A member that only stops answering keeps its partitions from everyone until its session times out. */
    private static CloseOptions leaving() {
        return CloseOptions.timeout(CLOSE_WITHIN).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);
    }

    /** Commits and leaves the groups. */
    @Override
    public void close() {
        running.forEach(half -> half.supervision().close());
        for (Running half : running) {
            if (!half.streams().close(leaving())) {
                LOG.warn("{} did not close within {}", half.half(), CLOSE_WITHIN);
            }
            half.lock().close();
        }
    }
}
