package moestro.app.experts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import moestro.app.config.RunConfig;
import moestro.app.topic.TopicReader;
import moestro.avro.Command;
import moestro.avro.Decision;
import moestro.topology.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The road of a command: to the control topic, and the decision on it from the topic of decisions. */
final class ControlRoad {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final String PRODUCER = "producer.";

    private final Map<String, String> client;
    private final Topics topics;

    ControlRoad(RunConfig settings) {
        this.client = settings.kafka();
        this.topics = settings.deployment().topics();
    }

    /**
     * Gives a command, and waits for the decision.
     *
     * @return nothing if there is none within the time: the command is given all the same
     */
    Optional<Decision> give(Command command, Duration patience) {
        TopicPartition decisions = new TopicPartition(topics.decisions(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = TopicReader.consumer(client)) {
            consumer.assign(List.of(decisions));
            consumer.seekToEnd(List.of(decisions));
            consumer.position(decisions);
            send(command);
            long deadline = System.nanoTime() + patience.toNanos();
            Optional<Decision> found = Optional.empty();
            while (found.isEmpty() && System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    found = found.or(() -> decisionOn(command, record));
                }
            }
            return found;
        }
    }

    private static Optional<Decision> decisionOn(Command command, ConsumerRecord<byte[], byte[]> record) {
        return Optional.ofNullable(record.value())
                .filter(Decision.CODEC::recognises)
                .map(Decision.CODEC::decode)
                .filter(decision -> command.id().equals(decision.command()));
    }

    private void send(Command command) {
        byte[] key = command.id().getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topics.control(), 0, key, Command.CODEC.encode(command)))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the command could not be written to topic '" + topics.control() + "': "
                            + e.getCause().getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the command was written", e);
        }
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(client);
        client.forEach((key, value) -> {
            if (key.startsWith(PRODUCER)) {
                properties.put(key.substring(PRODUCER.length()), value);
            }
        });
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        return properties;
    }
}
