package moestro.app.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EmbeddedBrokerTest {

    /** One test for all that needs a broker in this JVM: a second one would share static state with the first. */
    @Test
    void servesATransactionAndLeavesNothingBehind() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start();
        Path directory = broker.directory().path();
        List<String> closed = new ArrayList<>();
        broker.closeFirst(() -> closed.add("first in"));
        broker.closeFirst(() -> closed.add("last in, while " + topics(broker) + " is served"));
        try (broker) {
            assertTrue(Files.isDirectory(directory));
            assertNoTopicComesByItself(broker);
            createTopic(broker, "greetings");
            produceInTransactions(broker, "greetings", "aborted", "committed");

            assertEquals(List.of("committed"), consume(broker, "greetings"));
        }
        broker.close();

        assertFalse(Files.exists(directory), () -> directory + " is still there");
        assertEquals(List.of("last in, while [greetings] is served", "first in"), closed);
    }

    @Test
    void whatCannotStartSaysWhy() {
        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> EmbeddedBroker.start(Map.of("num.io.threads", "none")));

        assertTrue(refusal.getMessage().startsWith("the embedded broker did not start: "), refusal::getMessage);
        assertTrue(refusal.getMessage().contains("num.io.threads"), refusal::getMessage);
    }

    @Test
    void goesWithItsDirectoryWhenTheProcessIsTerminated() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            Path directory = Path.of(readUntil(output, BrokerProcess.READY));
            assertTrue(Files.isDirectory(directory));

            process.toHandle().destroy(); // SIGTERM, and unlike Process.destroy it leaves the output open

            assertEquals("[]", readUntil(output, BrokerProcess.CLIENT_CLOSED), "the client found the broker serving");
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the process ends");
            assertFalse(Files.exists(directory), () -> directory + " is still there");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String readUntil(BufferedReader output, String prefix) throws IOException {
        StringBuilder read = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length());
            }
            read.append(line).append('\n');
        }
        throw new AssertionError("the process ended without saying '" + prefix + "', but:\n" + read);
    }

    private static void assertNoTopicComesByItself(EmbeddedBroker broker) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            ExecutionException thrown = assertThrows(
                    ExecutionException.class,
                    () -> admin.describeTopics(List.of("unheard-of"))
                            .allTopicNames()
                            .get());
            assertEquals(
                    UnknownTopicOrPartitionException.class, thrown.getCause().getClass());
        }
    }

    static Object topics(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.listTopics().names().get();
        }
    }

    private static void createTopic(EmbeddedBroker broker, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static void produceInTransactions(EmbeddedBroker broker, String topic, String aborted, String committed)
            throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "greeter");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "key", aborted)).get();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "key", committed)).get();
            producer.commitTransaction();
        }
    }

    private static List<String> consume(EmbeddedBroker broker, String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<String> values = new ArrayList<>();
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
            }
            return values;
        }
    }
}
