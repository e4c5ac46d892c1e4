package moestro.app.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import moestro.app.broker.EmbeddedBroker;
import moestro.app.broker.TemporaryDirectory;
import moestro.app.dashboard.Dashboard;
import moestro.app.metrics.Front;
import moestro.app.run.Application;
import moestro.app.topic.TopicReader;
import moestro.avro.Lesson;
import moestro.avro.Prediction;
import moestro.mixture.Catalogue;
import moestro.mixture.Panel;
import moestro.topology.Deployment;
import moestro.topology.MixtureTopology;
import moestro.topology.Profile;
import moestro.topology.TopicPlan;
import moestro.topology.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Runs the sample flights through a real broker in this process, and gathers what came of it. */
final class Demo {
    private static final int PARTITIONS = 2;
    private static final int WINDOW = 256;
    /** Every hop through a topic waits for a commit: short ones keep the replay's labels from ageing. */
    private static final Duration SERVE_COMMIT_INTERVAL = Duration.ofMillis(20);
    /** Learners log all that changed at every commit: shorter ones would log more than they learn. */
    private static final Duration LEARN_COMMIT_INTERVAL = Duration.ofMillis(40);

    private static final Duration STALLED = Duration.ofSeconds(60);

    private final FlightTimeline timeline;
    private final Deployment deployment;
    private final Topics topics;
    private final Catalogue catalogue = Catalogue.load();
    private final Scoreboard board;
    private final LiveView view;
    private final PrintStream out;
    private final long started;
    private final MixtureTopology mixture;

    Demo(FlightTimeline timeline, Panel panel, long seed, long started, PrintStream out) {
        this.timeline = timeline;
        this.started = started;
        this.deployment = FlightDeployment.of(timeline.task(), panel, seed);
        this.topics = deployment.topics();
        this.mixture = new MixtureTopology(deployment, catalogue);
        this.board = new Scoreboard(timeline, panel.names());
        this.out = out;
        this.view = new LiveView(board, timeline.events(), out);
    }

    /**
     * What the run left behind.
     *
     * @param board the predictions, scored
     * @param lessons the lessons topic
     * @param labels how many labels were sent
     * @param deadLetters how many records could not be used
     * @param seconds from the first event sent to the last lesson learned
     * @param secondsToFirst from the start of the command to the first prediction read
     */
    record Outcome(
            Scoreboard board,
            List<Lesson> lessons,
            long labels,
            long deadLetters,
            double seconds,
            double secondsToFirst) {}

    MixtureTopology mixture() {
        return mixture;
    }

    Deployment deployment() {
        return deployment;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /**
     * Runs it.
     *
     * @param front what is shown of it; what is known then stays to be seen when this has ended
     */
    Outcome run(Front front) throws IOException, InterruptedException, ExecutionException {
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            TemporaryDirectory state = new TemporaryDirectory("moestro-demo-");
            broker.closeFirst(state::delete);
            Application application = broker.closeFirst(new Application(front::watch));
            String servers = broker.bootstrapServers();
            try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
                new TopicPlan(topics, PARTITIONS, (short) 1).create(admin);
            }
            front.web().ifPresent(server -> {
                Map<String, String> client = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
                Dashboard dashboard =
                        Dashboard.watch(deployment, Set.of(), client, "flights").serve(server);
                out.println("dashboard, metrics: " + server.url());
                broker.closeFirst(() -> dashboard.end("The demo has ended: all flights are predicted and learned"));
            });
            application.learn(mixture, settings(servers, state, LEARN_COMMIT_INTERVAL));
            application.serve(mixture, settings(servers, state, SERVE_COMMIT_INTERVAL));
            return drive(servers, application);
        }
    }

    private static Application.Settings settings(String servers, TemporaryDirectory state, Duration commitInterval) {
        return new Application.Settings(
                "flights",
                state.path(),
                1,
                Profile.BALANCED.committingEvery(commitInterval),
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
    }

    private Outcome drive(String servers, Application application) throws InterruptedException {
        Feeder feeder = new Feeder(timeline, topics, WINDOW, mixture::servedLessons, board::predictions);
        long begin = System.nanoTime();
        Thread feeding = feeder.start(servers);
        AtomicLong first = new AtomicLong();
        try (TopicReader predictions =
                TopicReader.of(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers), topics.predictions())) {
            watch(application, feeder, predictions, first);
        } finally {
            feeding.interrupt();
            feeding.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Outcome(
                board,
                lessons(servers),
                feeder.labels(),
                count(servers, topics.deadLetters()),
                seconds,
                (first.get() - started) / 1e9);
    }

    /** Reads predictions until every event has one and every label was learned and is served. */
    private void watch(Application application, Feeder feeder, TopicReader predictions, AtomicLong first)
            throws InterruptedException {
        long progress = System.nanoTime();
        long before = -1;
        while (board.predictions() < timeline.events() || mixture.servedLessons() < timeline.events()) {
            predictions.poll(Duration.ofMillis(50), record -> {
                first.compareAndSet(0, System.nanoTime());
                board.add(Prediction.CODEC.decode(record.value()));
            });
            view.show(mixture.servedLessons(), false);
            long now = board.predictions() + mixture.servedLessons();
            if (now != before) {
                before = now;
                progress = System.nanoTime();
            }
            Throwable failure = application.failedWithin(Duration.ZERO) ? application.failure() : feeder.failure();
            if (failure != null) {
                throw new IllegalStateException("the demo stopped: " + failure.getMessage(), failure);
            }
            if (System.nanoTime() - progress > STALLED.toNanos()) {
                throw new IllegalStateException("nothing moved for " + STALLED.toSeconds() + " seconds: "
                        + board.predictions() + " predictions, " + mixture.servedLessons() + " lessons served");
            }
        }
        view.show(mixture.servedLessons(), true);
    }

    private List<Lesson> lessons(String servers) {
        List<Lesson> lessons = new ArrayList<>();
        try (TopicReader reader =
                TopicReader.of(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers), topics.lessons())) {
            reader.toEnd(record -> {
                if (Lesson.CODEC.recognises(record.value())) {
                    lessons.add(Lesson.CODEC.decode(record.value()));
                }
            });
        }
        return lessons;
    }

    private static long count(String servers, String topic) {
        AtomicLong count = new AtomicLong();
        try (TopicReader reader = TopicReader.of(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers), topic)) {
            reader.toEnd(record -> count.incrementAndGet());
        }
        return count.get();
    }
}
