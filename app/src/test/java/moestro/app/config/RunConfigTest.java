package moestro.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import moestro.app.intake.CategoryFeature;
import moestro.app.intake.FeatureMap;
import moestro.app.intake.FieldPath;
import moestro.app.intake.Input;
import moestro.app.intake.NumberFeature;
import moestro.app.intake.Origin;
import moestro.app.intake.Period;
import moestro.app.intake.RegistrySettings;
import moestro.app.intake.WireFormat;
import moestro.mixture.Features;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import moestro.topology.Batching;
import moestro.topology.Deployment;
import moestro.topology.Guarding;
import moestro.topology.PendingSettings;
import moestro.topology.Profile;
import moestro.topology.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunConfigTest {
    private static final Path HERE = Path.of("/somewhere").toAbsolutePath();

    private static final String FULL = """
        application-id: flights
        role: serve
        kafka:
          bootstrap.servers: "one:9092, two:9092"
          sasl.jaas.config: ${LOGIN}
          ssl.truststore.location: ${TRUST:-/etc/trust.jks}
          metrics.num.samples: 3
        topics:
          prefix: us
          lessons: flight-lessons
          partitions: 6
          replication: 3
          create: false
          lessons-retention: finite
        task: classification
        classes: [on-time, no, 3]
        features:
          numbers: [distance, departure]
          categories: [origin]
        seed: -7
        time-to-live: 1d12h
        pending: { store: disk, most: 5_000_000 }
        publish-bandwidth: 500_000
        publish-after: 250ms
        answer-within: 2s
        guard: always
        report-every: 1m
        state-dir: state
        stream-threads: 4
        profile: latency
        batch: 7
        http: { port: 8080, bind: 0.0.0.0 }
        commit-interval: 30ms
        panel:
          gate: { k: 2, exploration: 0, stack-rate: 1e-2 }
          training: { everybody-until: 10, others-share: .5 }
          experts:
            - type: logistic
            - { name: slow, type: logistic, rate: 0.003, decay: true, history: yes }
            - { name: near, type: nearest-neighbors, k: 600, window: 700 }
        """;

    private static final String SHORT = """
        application-id: power
        kafka: { bootstrap.servers: "localhost:9092" }
        task: regression
        features: { categories: [day] }
        time-to-live: 2d
        """;

    @Test
    void everyKeyIsRead() {
        RunConfig config = read(FULL, Map.of("LOGIN", "user='u' password='p: #x'"));

        assertEquals("flights", config.applicationId());
        assertEquals(Role.SERVE, config.role());
        assertEquals(
                Map.of(
                        "bootstrap.servers", "one:9092, two:9092",
                        "sasl.jaas.config", "user='u' password='p: #x'",
                        "ssl.truststore.location", "/etc/trust.jks",
                        "metrics.num.samples", "3"),
                config.kafka());
        assertEquals(HERE.resolve("state"), config.stateDir());
        assertEquals(4, config.streamThreads());
        assertEquals(Profile.LATENCY.committingEvery(Duration.ofMillis(30)), config.profile());
        assertEquals(new TopicCreation(false, 6, (short) 3, true), config.topicCreation());
        assertEquals(Optional.of(new HttpSettings("0.0.0.0", 8080)), config.http());
        assertEquals(
                new Deployment(
                        new Task.Classification(List.of("on-time", "no", "3")),
                        new Features(List.of("distance", "departure"), List.of("origin")),
                        new Panel(
                                List.of(
                                        new Panel.Member("logistic", "logistic", Map.of()),
                                        new Panel.Member(
                                                "slow", "logistic", Map.of("rate", .003, "decay", 1.0, "history", 1.0)),
                                        new Panel.Member(
                                                "near", "nearest-neighbors", Map.of("k", 600.0, "window", 700.0))),
                                GateSettings.of(
                                        new Parameters(Map.of("k", 2.0, "exploration", 0.0, "stack-rate", .01))),
                                new Panel.Training(10, .5)),
                        -7,
                        new Topics(
                                "us-events",
                                "us-feedback",
                                "us-predictions",
                                "flight-lessons",
                                "us-models",
                                "us-reports",
                                "us-decisions",
                                "us-dead-letters",
                                "us-control"),
                        Duration.ofHours(36),
                        new PendingSettings(PendingSettings.Store.DISK, 5_000_000),
                        Duration.ofMillis(250),
                        500_000,
                        Duration.ofMinutes(1),
                        new Guarding(Duration.ofSeconds(2), Guarding.When.ALWAYS),
                        new Batching(7)),
                config.deployment());
    }

    @Test
    void whatIsLeftOutHasDefaults() {
        RunConfig config = read(SHORT, Map.of());

        assertEquals(Role.BOTH, config.role());
        assertEquals(1, config.streamThreads());
        assertEquals(Profile.BALANCED, config.profile());
        assertEquals(new TopicCreation(true, 3, TopicCreation.BROKERS_CHOICE, false), config.topicCreation());
        assertEquals(PendingSettings.defaults(), config.deployment().pending());
        assertEquals(Optional.empty(), config.http());
        assertTrue(config.stateDir().isAbsolute());
        assertEquals(Topics.withPrefix("power"), config.deployment().topics());
        assertEquals(Guarding.defaults(), config.deployment().guarding());
        assertEquals(
                Panels.defaultFor(new Task.Regression()), config.deployment().panel());
    }

    @Test
    void httpIsForThisMachineAloneUnlessBoundOtherwise() {
        RunConfig config = read(SHORT + "http: { port: 0 }\n", Map.of());

        assertEquals(Optional.of(new HttpSettings("127.0.0.1", 0)), config.http());
    }

    @Test
    void aPanelCanBeNamed() {
        RunConfig config = read(SHORT + "panel: fast\n", Map.of());

        assertEquals(
                Panels.named(Panels.FAST, new Task.Regression()),
                config.deployment().panel());
    }

    @Test
    void aPanelCanStandInAFileOfItsOwn(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("panel.yaml"), "experts: [ { name: mine, type: linear } ]\n");
        Path file = Files.writeString(directory.resolve("run.yaml"), SHORT + "panel: panel.yaml\n");

        assertEquals(List.of("mine"), RunConfig.load(file).deployment().panel().names());
    }

    @Test
    void whatIsWrongWithAPanelFileIsToldWithBothNames(@TempDir Path directory) throws IOException {
        Path panel = Files.writeString(directory.resolve("panel.yaml"), "experts: [ { type: logistic } ]\n");
        Path file = Files.writeString(directory.resolve("run.yaml"), SHORT + "panel: panel.yaml\n");

        InvalidConfigurationException refusal =
                assertThrows(InvalidConfigurationException.class, () -> RunConfig.load(file));

        String told = file + ", line 6: 'panel': " + panel
                + ", line 1: expert 'logistic': type 'logistic' cannot do regression; these can: ";
        assertTrue(refusal.getMessage().startsWith(told), refusal::getMessage);
    }

    @Test
    void topicsOfTheUsersOwnAreReadWithHowTheirFieldsBecomeFeatures() {
        RunConfig config = read("""
                application-id: flights
                kafka: { bootstrap.servers: "localhost:9092" }
                registry: { url: "https://registry:8081/api", username: me, password: "${SECRET}" }
                input:
                  events: { topic: departures, format: avro, id: flight.id, time: scheduled_at }
                  labels: { topic: landings, format: json, label: landed.late }
                task: regression
                features:
                  numbers:
                    - distance
                    - { name: wind, path: weather.wind, missing: -1 }
                    - { name: hour, path: scheduled_at, cycle: day }
                    - { name: turn, cycle: 360 }
                  categories:
                    - route.origin
                    - { name: tail, path: tail_no, hash: 1024, missing: none }
                time-to-live: 2d
                """, Map.of("SECRET", "hunter2"));

        Input input = config.input().orElseThrow();

        assertEquals(
                new Origin("departures", WireFormat.AVRO, path("flight.id"), path("scheduled_at")), input.events());
        assertEquals(
                Optional.of(new Input.Labels(
                        new Origin("landings", WireFormat.JSON, Optional.empty(), Optional.empty()),
                        FieldPath.of("landed.late"))),
                input.labels());
        assertEquals(
                Optional.of(new RegistrySettings(
                        URI.create("https://registry:8081/api"),
                        Optional.of(new RegistrySettings.Login("me", "hunter2")))),
                input.registry());
        assertEquals(
                new FeatureMap(
                        List.of(
                                new NumberFeature.Plain("distance", FieldPath.of("distance"), OptionalDouble.empty()),
                                new NumberFeature.Plain("wind", FieldPath.of("weather.wind"), OptionalDouble.of(-1)),
                                new NumberFeature.Cycle("hour", FieldPath.of("scheduled_at"), Period.NAMED.get("day")),
                                new NumberFeature.Cycle("turn", FieldPath.of("turn"), new Period(360, false))),
                        List.of(
                                new CategoryFeature(
                                        "route.origin",
                                        FieldPath.of("route.origin"),
                                        OptionalInt.empty(),
                                        Optional.empty()),
                                new CategoryFeature(
                                        "tail", FieldPath.of("tail_no"), OptionalInt.of(1024), Optional.of("none")))),
                input.features());
        assertEquals(input.features().named(), config.deployment().features());
        assertFalse(config.toString().contains("hunter2"), config::toString);
        assertFalse(input.toString().contains("hunter2"), input::toString);
    }

    @Test
    void aFeatureOfAnEarlierRecordSaysByWhatAndHowManyKeysAreRemembered() {
        RunConfig config = read("""
                application-id: flights
                kafka: { bootstrap.servers: "localhost:9092" }
                input:
                  events: { topic: departures, format: json, id: flight.id }
                  most-keys: 5_000
                task: regression
                features:
                  numbers:
                    - { name: last, path: previous.delay, lag: 1, by: tail_no, missing: -1 }
                    - { name: third, lag: 3, missing: 0 }
                time-to-live: 2d
                """, Map.of());

        Input input = config.input().orElseThrow();

        assertEquals(5_000, input.mostKeys());
        assertEquals(
                List.of(
                        new NumberFeature.Lagged("last", FieldPath.of("previous.delay"), 1, path("tail_no"), -1),
                        new NumberFeature.Lagged("third", FieldPath.of("third"), 3, Optional.empty(), 0)),
                input.features().numbers());
        assertEquals(10_000, input.intake(new Task.Regression()).events().memories(), "two fields are remembered");
    }

    private static Optional<FieldPath> path(String text) {
        return Optional.of(FieldPath.of(text));
    }

    @Test
    void aPasswordOfARegistryIsNotPrintedWithWhatIsWrongAboutIt() {
        String bad = SHORT + "registry: { url: \"${SECRET}\", username: \"${SECRET}\", pass: \"${SECRET}\" }\n";

        String complaint = complaint(bad, Map.of("SECRET", "hunter2"));

        assertFalse(complaint.contains("hunter2"), complaint);
        assertEquals(5, complaint.lines().count(), complaint);
    }

    @Test
    void aSecretIsNeverPrinted() {
        String secret = "hunter2";
        RunConfig good = read(FULL, Map.of("LOGIN", secret));
        String bad = FULL.replace("role: serve", "role: ${LOGIN}")
                .replace("seed: -7", "seed: ${LOGIN}")
                .replace("time-to-live: 1d12h", "time-to-live: ${LOGIN}")
                .replace("prefix: us", "prefix: '${LOGIN} !'")
                .replace("type: logistic,", "type: '${LOGIN}',")
                .replace("k: 600", "k: '${LOGIN}'")
                .replace("\"one:9092, two:9092\"", secret)
                .replace("metrics.num.samples: 3", "metrics.num.samples: [" + secret + "]");

        String complaint = complaint(bad, Map.of("LOGIN", secret));

        assertFalse(good.toString().contains(secret), good::toString);
        assertFalse(complaint.contains(secret), complaint);
        assertEquals(9, complaint.lines().count(), complaint);
    }

    @Test
    void aNumberFromTheEnvironmentIsNotPrintedEither() {
        String bad = SHORT + "panel: { gate: { k: \"${PIN}\" }, experts: [ { type: net } ] }\n";

        String complaint = complaint(bad, Map.of("PIN", "4711"));

        assertEquals("here.yaml, line 6: gate: parameter 'k' is ${PIN}; it must lie between 1.0 and 64.0", complaint);
    }

    @Test
    void aMissingFileIsSaidToBeMissing(@TempDir Path directory) {
        Path file = directory.resolve("none.yaml");

        InvalidConfigurationException refusal =
                assertThrows(InvalidConfigurationException.class, () -> RunConfig.load(file));

        assertEquals(file + ": there is no such file", refusal.getMessage());
    }

    @Test
    void aFileIsReadRelativeToItself(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("run.yaml"), SHORT + "state-dir: ../state\n");

        RunConfig config = RunConfig.load(file);

        assertEquals(directory.resolve("../state"), config.stateDir());
    }

    private static RunConfig read(String yaml, Map<String, String> environment) {
        return new RunConfigReader(new YamlFile("here.yaml", yaml), HERE, environment::get).read();
    }

    private static String complaint(String yaml, Map<String, String> environment) {
        return assertThrows(InvalidConfigurationException.class, () -> read(yaml, environment))
                .getMessage();
    }
}
