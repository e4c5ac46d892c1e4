package moestro.bench.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Waits for a model on the models topic. */
final class ModelWatch {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final long GIVE_UP_NANOS = 200_000_000_000L;

    private ModelWatch() {}

    /** Waits until a manifest of the model stands there, committed, at or after an offset. */
    static void await(Ground ground, String topic, long from, String model, Jvm application) throws IOException {
        byte[] wanted = (model + "/manifest").getBytes(StandardCharsets.UTF_8);
        Map<String, Object> little = Map.of(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1 << 18);
        TopicPartition partition = new TopicPartition(topic, 0);
        long deadline = System.nanoTime() + GIVE_UP_NANOS;
        try (KafkaConsumer<byte[], byte[]> consumer = ground.reader(little)) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (Arrays.equals(wanted, record.key())) {
                        return;
                    }
                }
                application.check();
            }
        }
        throw new IllegalStateException("model '" + model + "' was not published in 200 s");
    }
}
