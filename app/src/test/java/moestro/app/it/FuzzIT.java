package moestro.app.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.avro.Lesson;
import moestro.mixture.Hash;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred thousand records that cannot be used, on every topic that is read, among three thousand that can. */
class FuzzIT {
    private static final int GOOD = 3_000;
    private static final int BAD = 100_000;
    private static final int LARGE_OF_EACH = 4;
    private static final int LESSONS = 2_000;
    private static final int MOST_BYTES = 4 << 20;
    private static final String TRACED = "traced";

    @TempDir
    static Path stateDir;

    private static Trial trial;
    private static KafkaProducer<byte[], byte[]> producer;
    /** Part of the reason, by where the bad record stands: topic-partition-offset. */
    private static final Map<String, String> BAD_ONES = new HashMap<>();

    private static final List<Sent> SENT = new ArrayList<>();
    private static int fences;

    /**
     * A record on its way.
     *
     * @param stored where it stands then
     * @param reason for which it will be refused, or null
     */
    private record Sent(Future<RecordMetadata> stored, String reason) {}

    @BeforeAll
    static void play() throws Exception {
        trial = new Trial("fuzz", Duration.ofHours(12));
        takeLarge(trial.deployment().topics().events());
        takeLarge(trial.deployment().topics().feedback());
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        KafkaUnderTest.bootstrapServers(),
                        "max.request.size",
                        MOST_BYTES,
                        "linger.ms",
                        5,
                        "batch.size",
                        1 << 18),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        trial.start(stateDir, Trial.Part.LEARN, Trial.Part.SERVE);
        send();
        fences = trial.fence(trial.at(Duration.ofHours(1)));
        trial.awaitModels();
        awaitDeadLetters();
    }

    @AfterAll
    static void end() {
        producer.close();
        trial.close();
    }

    private static void takeLarge(String topic) throws Exception {
        AlterConfigOp larger = new AlterConfigOp(
                new ConfigEntry("max.message.bytes", Integer.toString(MOST_BYTES)), AlterConfigOp.OpType.SET);
        trial.admin()
                .incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(larger)))
                .all()
                .get();
    }

    /** Good ones among bad ones, in an order that is always the same. */
    private static void send() throws Exception {
        Garbage garbage = new Garbage(trial);
        int every = BAD / GOOD;
        for (int n = 0; n < BAD; n++) {
            if (n % every == 0 && n / every < GOOD) {
                sendGood(n / every);
            }
            List<Garbage.Kind> kinds = garbage.small();
            Garbage.Kind kind = kinds.get(Hash.below(Hash.mix(n, 7), kinds.size()));
            sendBad(kind.record().apply(n), kind.reason());
        }
        for (Garbage.Kind kind : garbage.large()) {
            for (int n = 0; n < LARGE_OF_EACH; n++) {
                sendBad(kind.record().apply(n), kind.reason());
            }
        }
        sendBadLessons();
        sendBadModels();
        sendTraced();
        producer.flush();
        for (Sent sent : SENT) {
            RecordMetadata stored = sent.stored().get();
            if (sent.reason() != null) {
                BAD_ONES.put(stored.topic() + "-" + stored.partition() + "-" + stored.offset(), sent.reason());
            }
        }
    }

    private static void sendGood(int n) {
        Event event = trial.event(n);
        Feedback label = trial.label(n);
        byte[] key = event.id().getBytes(UTF_8);
        sendGood(new ProducerRecord<>(trial.deployment().topics().events(), key, Event.CODEC.encode(event)));
        sendGood(new ProducerRecord<>(trial.deployment().topics().feedback(), key, Feedback.CODEC.encode(label)));
    }

    private static void sendBad(ProducerRecord<byte[], byte[]> record, String reason) {
        SENT.add(new Sent(producer.send(record), reason));
    }

    private static void sendGood(ProducerRecord<byte[], byte[]> record) {
        SENT.add(new Sent(producer.send(record), null));
    }

    /** With the most headers that an event may have: they go on to its prediction. */
    private static void sendTraced() {
        Event event = Trial.event(TRACED, 1, trial.at(Duration.ofMinutes(1)));
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                trial.deployment().topics().events(), TRACED.getBytes(UTF_8), Event.CODEC.encode(event));
        record.headers().add("trace", new byte[65_000]);
        sendGood(record);
    }

    private static void sendBadLessons() throws Exception {
        String topic = trial.deployment().topics().lessons();
        trial.lessons().await(() -> "a lesson", records -> !records.isEmpty());
        byte[] real = trial.lessons().records().getFirst().value();
        Lesson pending = Lesson.CODEC.decode(real);
        byte[] key = "bad".getBytes(UTF_8);
        for (int n = 0; n < LESSONS; n++) {
            switch (n % 4) {
                case 0 -> sendBad(new ProducerRecord<>(topic, key, Garbage.noise(n)), "single-object encoding");
                case 1 -> sendBad(new ProducerRecord<>(topic, key, null), "the value is null");
                case 2 -> {
                    byte[] cut = Arrays.copyOf(real, Hash.below(Hash.mix(n, 4), real.length));
                    sendBad(new ProducerRecord<>(topic, key, cut), "");
                }
                default -> {
                    byte[] endless = Lesson.CODEC.encode(pending.labelled(0, Double.NaN));
                    sendBad(new ProducerRecord<>(topic, key, endless), "the label is NaN");
                }
            }
        }
    }

    /** There is nothing to keep of these: a newer part or manifest comes. They are logged. */
    private static void sendBadModels() {
        String topic = trial.deployment().topics().models();
        List<String> keys = List.of("gate/manifest", "nobody/manifest", "linear/part/nothing/0", "", "/");
        for (int n = 0; n < LESSONS; n++) {
            byte[] key = keys.get(n % keys.size()).getBytes(UTF_8);
            sendGood(new ProducerRecord<>(topic, key, n % 11 == 0 ? null : Garbage.noise(n)));
        }
    }

    private static void awaitDeadLetters() throws Exception {
        trial.deadLetters()
                .await(() -> BAD_ONES.size() + " dead letters", records -> records.size() >= BAD_ONES.size());
        trial.deadLetters().readToEnd();
    }

    @Test
    void everyBadRecordIsADeadLetterOnceWithItsReasonAndItsSource() {
        Set<String> seen = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> letter : trial.deadLetters().records()) {
            String source = header(letter, "moestro.source.topic") + "-" + header(letter, "moestro.source.partition")
                    + "-" + header(letter, "moestro.source.offset");
            String expected = BAD_ONES.get(source);
            String reason = header(letter, "moestro.reason");
            assertNotNull(expected, () -> source + " was good, but: " + reason);
            assertTrue(seen.add(source), () -> source + " is there twice: " + reason);
            assertTrue(!reason.isEmpty() && reason.contains(expected), () -> source + ": " + reason);
        }
        assertEquals(BAD_ONES.keySet(), seen);
        assertTrue(seen.size() > BAD, () -> "only " + seen.size() + " bad records were sent");
    }

    @Test
    void whatIsTooLargeForTheBrokerIsCutAndSaysSo() {
        List<String> cut = trial.deadLetters().records().stream()
                .filter(letter -> letter.headers().lastHeader("moestro.truncated") != null)
                .map(letter -> header(letter, "moestro.truncated"))
                .toList();
        assertEquals(5 * LARGE_OF_EACH, cut.size() - LARGE_OF_EACH, cut::toString);
        assertTrue(cut.contains("value=2500000"), cut::toString);
        assertTrue(cut.contains("key=100000"), cut::toString);
        assertTrue(cut.contains("headers=1300005"), cut::toString);
    }

    @Test
    void everyGoodEventIsPredictedOnceAndEveryGoodLabelIsALesson() {
        Set<String> good = new TreeSet<>();
        for (int n = 0; n < GOOD; n++) {
            good.add(Trial.id(n));
        }
        List<String> predicted = trial.predictedIds();
        assertEquals(GOOD + 1 + fences, predicted.size(), "none twice");
        assertTrue(predicted.containsAll(good));
        assertTrue(predicted.contains(TRACED));
        List<String> taught =
                trial.lessonIds().stream().filter(id -> id.startsWith("id-")).toList();
        assertEquals(GOOD, taught.size(), "none twice");
        assertEquals(good, new TreeSet<>(taught));
    }

    @Test
    void theModelsAreTheFoldOfTheGoodLessons() {
        assertTrue(Fold.compare(trial) > 12);
    }

    @Test
    void noThreadDiedAndEveryDeadLetterWasCounted() throws Exception {
        assertEquals(List.of(0., 0.), metric("stream-metrics", "failed-stream-threads"));
        double counted = metric("stream-moestro-metrics", "dead-letters-total").stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertEquals(BAD_ONES.size(), counted);
    }

    private static List<Double> metric(String type, String name) throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        List<Double> values = new ArrayList<>();
        Collection<ObjectName> found = beans.queryNames(new ObjectName("kafka.streams:type=" + type + ",*"), null);
        for (ObjectName bean : found) {
            boolean ours = bean.toString().contains(trial.servingGroup().replace("-serve", ""));
            if (ours
                    && Arrays.stream(beans.getMBeanInfo(bean).getAttributes())
                            .anyMatch(attribute -> attribute.getName().equals(name))) {
                values.add(((Number) beans.getAttribute(bean, name)).doubleValue());
            }
        }
        return values;
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
