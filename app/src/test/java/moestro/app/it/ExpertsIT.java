package moestro.app.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import moestro.app.audit.AuditCommand;
import moestro.app.audit.ExplainCommand;
import moestro.app.config.RunConfig;
import moestro.app.experts.ExpertsCommand;
import moestro.app.report.Printed;
import moestro.app.run.Application;
import moestro.avro.Decision;
import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.avro.Lesson;
import moestro.avro.Prediction;
import moestro.mixture.Catalogue;
import moestro.topology.MixtureTopology;
import moestro.topology.Profile;
import moestro.topology.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A panel that changes while it runs, by the command line: a better expert is added, scored in the shadow, promoted by
 * itself and gains share; another is removed. What was measured on the way is left in {@code target/panel-changes.txt} and
 * {@code .svg}, the table and the picture of docs/panel-changes.md.
 */
class ExpertsIT {
    private static final int STEP = 50;
    private static final int BUCKET = 200;
    private static final int ADDED = 600;
    private static final int REMOVED = 1400;
    private static final int EVENTS = 1800;
    private static final String CHALLENGER = "challenger";
    private static final String LEAVING = "near-small";

    @TempDir
    Path directory;

    private Path configuration(Trial trial) throws Exception {
        return Files.writeString(directory.resolve("run.yaml"), """
                application-id: %1$s
                kafka: { bootstrap.servers: "%2$s" }
                %3$s
                panel:
                  gate: { k: 2, warmup: 50 }
                  training: { everybody-until: 200, others-share: 0.25 }
                  roster: { shadow: 100, shadow-rate: 0.5 }
                  experts:
                    - { name: near, type: nearest-neighbors, k: 40, window: 400 }
                    - { name: near-wide, type: nearest-neighbors, k: 100, window: 400 }
                    - { name: near-small, type: nearest-neighbors, k: 20, window: 100 }
                  spare: [challenger]
                """.formatted(
                        trial.id(), trial.bootstrapServers(), RunProcess.deployment(trial.id())));
    }

    @Test
    void aBetterExpertIsAddedScoredPromotedAndGainsShareAndAnotherIsRemovedWithoutARestart() throws Exception {
        try (Trial trial = new Trial("experts", Duration.ofHours(12));
                Producer<byte[], byte[]> producer = producer(trial);
                Application application = new Application();
                CommittedLog decisions = new CommittedLog(
                        Map.of("bootstrap.servers", trial.bootstrapServers()),
                        trial.deployment().topics().decisions())) {
            Path configuration = configuration(trial);
            start(application, configuration);
            play(trial, producer, 0, ADDED);
            String added = Printed.text(
                    0,
                    new ExpertsCommand(),
                    "add",
                    "--type",
                    "recursive-least-squares",
                    "--who",
                    "ann",
                    "--why",
                    "the rest is not linear",
                    "--config",
                    configuration.toString());
            assertTrue(added.startsWith("done: add challenger (after lesson 600): recursive-least-squares"), added);
            play(trial, producer, ADDED, REMOVED);
            JsonNode removed = Printed.json(0, new ExpertsCommand(), words("remove", LEAVING, configuration));
            assertEquals("done", removed.get("outcome").asText(), removed::toString);
            assertEquals("remove", removed.get("decision").asText(), removed::toString);
            assertEquals(LEAVING, removed.get("expert").asText(), removed::toString);
            String refused = Printed.text(1, new ExpertsCommand(), words("unfreeze", "near", configuration));
            assertTrue(refused.startsWith("refused"), refused);
            play(trial, producer, REMOVED, EVENTS);

            trial.predictions().readToEnd();
            Stretches stretches = new Stretches(predictions(trial));
            Files.writeString(Path.of("target", "panel-changes.txt"), stretches.table());
            decisions.await(() -> "the promotion", records -> promotion(decisions) > 0);
            PanelChangesPicture picture = new PanelChangesPicture(
                    stretches.predictions(),
                    lessons(trial),
                    List.of("near", "near-wide", LEAVING, CHALLENGER),
                    ADDED,
                    promotion(decisions),
                    REMOVED);
            Files.writeString(Path.of("target", "panel-changes.svg"), picture.svg());
            assertTrue(stretches.error(EVENTS - BUCKET) < .5 * stretches.error(ADDED - BUCKET), stretches::table);
            assertEquals(0, stretches.share(ADDED, CHALLENGER), "in the shadow");
            assertTrue(stretches.share(EVENTS - BUCKET, CHALLENGER) > .3, stretches::table);
            assertEquals(0, stretches.share(EVENTS - BUCKET, LEAVING));
            decisions.await(() -> "the last decision", records -> !records.isEmpty());
            List<String> kinds = decisions.records().stream()
                    .map(record -> Decision.CODEC.decode(record.value()))
                    .map(decision -> decision.kind() + " " + decision.expert())
                    .toList();
            assertTrue(kinds.contains("PROMOTE " + CHALLENGER), kinds::toString);
            assertEquals(EVENTS, trial.predictedIds().stream().distinct().count());
            assertEquals(EVENTS, trial.predictedIds().size(), "each once");
            trial.deadLetters().readToEnd();
            assertEquals(List.of(), trial.deadLetters().records());
            for (int n : new int[] {ADDED + STEP, EVENTS - 1}) {
                Printed.text(0, new ExplainCommand(), "--config", configuration.toString(), "--id", Trial.id(n));
            }
            assertListed(configuration);
            assertAudited(configuration);
        }
    }

    private static void start(Application application, Path configuration) {
        RunConfig settings = RunConfig.load(configuration);
        MixtureTopology mixture = new MixtureTopology(settings.deployment(), Catalogue.load());
        Application.Settings how = new Application.Settings(
                settings.applicationId(),
                settings.stateDir(),
                1,
                Profile.BALANCED.committingEvery(Duration.ofMillis(50)),
                settings.kafka());
        application.serve(mixture, how);
        application.learn(mixture, how);
    }

    /** Each step is sent when that before it has become lessons: so the models that serve follow. */
    private static void play(Trial trial, Producer<byte[], byte[]> producer, int from, int to) throws Exception {
        for (int n = from; n < to; n += STEP) {
            send(trial, producer, n);
            int wanted = n + STEP;
            trial.lessons()
                    .await(
                            () -> wanted + " lessons",
                            records -> records.stream()
                                            .filter(record -> Lesson.CODEC.recognises(record.value()))
                                            .count()
                                    >= wanted);
        }
    }

    private static Producer<byte[], byte[]> producer(Trial trial) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", trial.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends the events and labels of a step; nobody waits for one before the next is sent. */
    private static void send(Trial trial, Producer<byte[], byte[]> producer, int from) throws Exception {
        List<Future<?>> sent = new ArrayList<>();
        Topics topics = trial.deployment().topics();
        for (int n = from; n < from + STEP; n++) {
            byte[] key = Trial.id(n).getBytes(UTF_8);
            sent.add(producer.send(new ProducerRecord<>(topics.events(), key, Event.CODEC.encode(trial.event(n)))));
            sent.add(
                    producer.send(new ProducerRecord<>(topics.feedback(), key, Feedback.CODEC.encode(trial.label(n)))));
        }
        for (Future<?> one : sent) {
            one.get();
        }
    }

    private static String[] words(String what, String name, Path configuration) {
        return new String[] {what, name, "--why", "to see what happens", "--config", configuration.toString()};
    }

    private static void assertListed(Path configuration) throws Exception {
        String text = Printed.text(0, new ExpertsCommand(), "list", "--config", configuration.toString());
        assertTrue(text.contains("recursive-least-squares"), text);
        JsonNode seats = Printed.json(0, new ExpertsCommand(), "list", "--config", configuration.toString())
                .get("seats");
        assertEquals(4, seats.size());
        assertEquals("free", seats.get(2).get("state").asText());
        assertEquals("awake", seats.get(3).get("state").asText());
        assertEquals("recursive-least-squares", seats.get(3).get("type").asText());
    }

    private static void assertAudited(Path configuration) throws Exception {
        JsonNode audit = Printed.json(0, new AuditCommand(), "--config", configuration.toString());
        assertTrue(audit.get("clean").asBoolean());
        assertEquals(3, audit.get("commands").asInt());
    }

    /** After how many lessons the challenger got its voice; 0 if it has none. */
    private static int promotion(CommittedLog decisions) {
        return decisions.records().stream()
                .map(record -> Decision.CODEC.decode(record.value()))
                .filter(decision -> decision.kind() == Decision.Kind.PROMOTE)
                .mapToInt(decision -> (int) decision.lesson())
                .findFirst()
                .orElse(0);
    }

    private static Map<String, Lesson> lessons(Trial trial) {
        return trial.lessons().records().stream()
                .filter(record -> Lesson.CODEC.recognises(record.value()))
                .map(record -> Lesson.CODEC.decode(record.value()))
                .collect(Collectors.toMap(Lesson::id, lesson -> lesson));
    }

    private static List<Prediction> predictions(Trial trial) {
        List<Prediction> predictions = new ArrayList<>(Collections.nCopies(EVENTS, null));
        trial.predictions().records().forEach(record -> {
            Prediction prediction = Prediction.CODEC.decode(record.value());
            predictions.set(Integer.parseInt(prediction.id().substring(3)), prediction);
        });
        return predictions;
    }

    /** What was measured, over stretches of events. */
    private record Stretches(List<Prediction> predictions) {
        /** The root mean squared error of a stretch. */
        double error(int from) {
            double sum = 0;
            for (int n = from; n < from + BUCKET; n++) {
                double error = predictions.get(n).value() - Trial.truth(n);
                sum += error * error;
            }
            return Math.sqrt(sum / BUCKET);
        }

        /** The share of an expert in the predictions of a stretch: the mean of its weights. */
        double share(int from, String expert) {
            return predictions.subList(from, from + BUCKET).stream()
                            .flatMap(prediction -> prediction.routes().stream())
                            .filter(route -> route.expert().equals(expert))
                            .mapToDouble(Prediction.Route::weight)
                            .sum()
                    / BUCKET;
        }

        private long percent(int from, String expert) {
            return Math.round(100 * share(from, expert));
        }

        String table() {
            StringBuilder text = new StringBuilder("""
                    | events | error (RMSE) | near | near-wide | near-small | challenger |
                    |---|---|---|---|---|---|
                    """);
            for (int from = 0; from < EVENTS; from += BUCKET) {
                text.append(String.format(
                        Locale.ROOT,
                        "| %,d to %,d | %.3f | %d %% | %d %% | %d %% | %d %% |%n",
                        from,
                        from + BUCKET - 1,
                        error(from),
                        percent(from, "near"),
                        percent(from, "near-wide"),
                        percent(from, LEAVING),
                        percent(from, CHALLENGER)));
            }
            return text.toString();
        }
    }
}
