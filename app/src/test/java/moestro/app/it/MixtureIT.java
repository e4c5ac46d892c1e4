package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import moestro.avro.Feedback;
import moestro.avro.Lesson;
import moestro.avro.Prediction;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What 600 events and their labels have become, after they went through Kafka once. */
class MixtureIT {
    private static final int EVENTS = 600;
    /** Asked once before anything was learned, and once afterwards under another id. */
    private static final int ASKED_AGAIN = 7;

    private static final String AGAIN = "again";

    @TempDir
    static Path stateDir;

    private static Trial trial;
    private static Set<String> labelled;
    private static Set<String> corrected;
    private static int fences;
    /** The id under which the event was asked again when all that was learned was served. */
    private static String again;

    private static int askedAgain;

    @BeforeAll
    static void play() throws Exception {
        trial = new Trial("mixture", Duration.ofHours(12));
        trial.start(stateDir, Trial.Part.LEARN, Trial.Part.SERVE);
        labelled = new TreeSet<>();
        corrected = new TreeSet<>();
        List<Integer> order = shuffled();
        for (int n : order.subList(0, 40)) {
            label(n); // before its event
        }
        for (int n = 0; n < EVENTS; n++) {
            trial.send(trial.event(n));
            if (n % 9 == 0) {
                trial.send(trial.event(n / 2)); // a second time
            }
        }
        for (int n : order.subList(40, order.size())) {
            label(n);
            if (n % 7 == 0) {
                trial.send(Feedback.ofValue(Trial.id(n), trial.at(Duration.ofHours(1)), -1)); // the first one counts
                corrected.add(Trial.id(n));
            }
        }
        fences = trial.fence(trial.at(Duration.ofHours(1)));
        trial.awaitModels();
        askAgain();
    }

    /** All but every fifth: some labels never come. */
    private static List<Integer> shuffled() {
        List<Integer> order = new ArrayList<>();
        for (int n = 0; n < EVENTS; n++) {
            if (n % 5 != 0) {
                order.add(n);
            }
        }
        Collections.shuffle(order, new Random(1));
        return order;
    }

    private static void label(int n) throws Exception {
        trial.send(trial.label(n));
        labelled.add(Trial.id(n));
    }

    /** Serving takes up a published model a little later: so it is asked until it has. */
    private static void askAgain() throws Exception {
        long newest = trial.gate().version();
        int[] asked = {0};
        Await.until(() -> "a prediction of gate version " + newest, () -> {
            String id = AGAIN + asked[0]++;
            trial.send(Trial.event(id, ASKED_AGAIN, trial.at(Duration.ofHours(1))));
            trial.predictions().await(() -> id, records -> trial.predictedIds().contains(id));
            return trial.prediction(id).gateVersion() == newest;
        });
        again = AGAIN + (asked[0] - 1);
        askedAgain = asked[0];
    }

    @AfterAll
    static void end() {
        trial.close();
    }

    @Test
    void everyEventIsPredictedOnceHoweverOftenItWasSent() {
        List<String> ids = trial.predictedIds();
        Set<String> distinct = new HashSet<>(ids);
        for (int n = 0; n < EVENTS; n++) {
            assertTrue(distinct.contains(Trial.id(n)), Trial.id(n) + " was not predicted");
        }
        assertEquals(EVENTS + fences + askedAgain, distinct.size());
        assertEquals(distinct.size(), ids.size(), "none twice");
    }

    @Test
    void everyPartitionHadItsShare() {
        assertEquals(
                Trial.PARTITIONS,
                trial.predictions().records().stream()
                        .map(record -> record.partition())
                        .distinct()
                        .count());
    }

    @Test
    void everyLabelThatCameIsOneLesson() {
        List<String> ids = trial.lessonIds();
        Set<String> distinct = new TreeSet<>(ids);
        distinct.removeIf(id -> id.startsWith("fence-"));
        assertEquals(labelled, distinct);
        assertEquals(labelled.size() + fences, ids.size(), "none twice");
        for (Lesson lesson : trial.taught()) {
            assertNotEquals(-1, lesson.label(), "of two labels, the first one teaches");
        }
    }

    @Test
    void onlyCorrectionsOfLabelsWereRefused() throws Exception {
        trial.deadLetters().readToEnd();
        Set<String> refused = new TreeSet<>();
        for (ConsumerRecord<byte[], byte[]> letter : trial.deadLetters().records()) {
            String reason =
                    new String(letter.headers().lastHeader("moestro.reason").value(), StandardCharsets.UTF_8);
            assertTrue(reason.contains("this one is -1.0; the first counts"), reason);
            assertTrue(refused.add(key(letter)), "none twice");
        }
        assertEquals(corrected, refused);
    }

    @Test
    void whatWasLearnedIsServed() {
        Prediction before = trial.prediction(Trial.id(ASKED_AGAIN));
        Prediction after = trial.prediction(again);
        double truth = Trial.truth(ASKED_AGAIN);
        assertTrue(after.gateVersion() >= 0, () -> "gate version " + after.gateVersion());
        assertTrue(after.gateVersion() > before.gateVersion());
        after.routes().forEach(route -> assertTrue(route.version() >= 0, route.expert()));
        assertTrue(
                Math.abs(after.value() - truth) < Math.abs(before.value() - truth),
                () -> "from " + before.value() + " to " + after.value() + ", truth " + truth);
        assertEquals(truth, after.value(), .5);
    }

    @Test
    void aPredictionExplainsItself() {
        Prediction prediction = trial.prediction(again);
        assertEquals(2, prediction.routes().size(), "k experts");
        double sum = prediction.routes().stream()
                .mapToDouble(Prediction.Route::weight)
                .sum();
        assertEquals(1, sum, 1e-5);
        assertEquals(List.of(), prediction.degraded());
    }

    @Test
    void everyPublishedModelIsTheFoldOfTheLessonsUpToItsVersion() {
        int compared = Fold.compare(trial);
        assertTrue(compared > 12, () -> "only " + compared + " versions were published");
    }

    @Test
    void plainAvroReadsWhatIsOnTheWire() throws Exception {
        PlainAvro predictions = new PlainAvro("Prediction");
        for (ConsumerRecord<byte[], byte[]> record : trial.predictions().records()) {
            GenericRecord prediction = predictions.read(record.value());
            assertEquals(key(record), prediction.get("id").toString());
            assertEquals(2, ((Collection<?>) prediction.get("routes")).size());
        }
        PlainAvro lessons = new PlainAvro("Lesson");
        for (ConsumerRecord<byte[], byte[]> record : trial.lessons().records()) {
            GenericRecord lesson = lessons.read(record.value());
            assertEquals(key(record), lesson.get("id").toString());
            assertTrue(Double.isFinite((Double) lesson.get("label")));
        }
        PlainAvro manifests = new PlainAvro("Manifest");
        PlainAvro parts = new PlainAvro("ModelPart");
        for (ConsumerRecord<byte[], byte[]> record : trial.models().records()) {
            GenericRecord model = (key(record).endsWith("/manifest") ? manifests : parts).read(record.value());
            assertTrue(key(record).startsWith(model.get("model") + "/"), () -> key(record));
        }
    }

    @Test
    void aReaderWithASchemaOfItsOwnIsServedToo() throws Exception {
        PlainAvro predictions = new PlainAvro("Prediction");
        for (ConsumerRecord<byte[], byte[]> record : trial.predictions().records()) {
            GenericRecord prediction = predictions.readOnly("id", record.value());
            assertEquals(key(record), prediction.get("id").toString());
            assertNull(prediction.get("ownField"));
        }
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }
}
