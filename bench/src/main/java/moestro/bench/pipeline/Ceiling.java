package moestro.bench.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * The broker's own ceiling: how many events a second it takes the records of, as many bytes as serving one event writes,
 * when whoever sends them does nothing else: no reading, no transactions, large batches.
 */
final class Ceiling {
    private final Ground ground;

    Ceiling(Ground ground) {
        this.ground = ground;
    }

    /**
     * Sends.
     *
     * @param sizes of the records that one event leads to, in bytes of their values, each to a topic of its own
     * @return events a second, after the first half
     */
    double perSecond(int events, List<Integer> sizes) throws InterruptedException {
        for (int topic = 0; topic < sizes.size(); topic++) {
            ground.create("ceiling-" + topic, CapacitySuite.PARTITIONS);
        }
        try (KafkaProducer<byte[], byte[]> producer = ground.producer(
                Map.of(ProducerConfig.LINGER_MS_CONFIG, 20, ProducerConfig.BUFFER_MEMORY_CONFIG, 128L << 20))) {
            send(producer, 0, events / 2, sizes);
            long started = System.nanoTime();
            send(producer, events / 2, events, sizes);
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            return (events - events / 2) * 1e9 / took.toNanos();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot send", e.getCause());
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, int from, int to, List<Integer> sizes)
            throws InterruptedException, ExecutionException {
        Future<RecordMetadata> last = null;
        for (int n = from; n < to; n++) {
            byte[] key = Traffic.id(n).getBytes(StandardCharsets.UTF_8);
            for (int topic = 0; topic < sizes.size(); topic++) {
                last = producer.send(new ProducerRecord<>("ceiling-" + topic, key, value(n, sizes.get(topic))));
            }
        }
        producer.flush();
        last.get();
    }

    /** Neither all alike nor all zeros. */
    private static byte[] value(int n, int size) {
        byte[] value = new byte[size];
        for (int i = 0; i < size; i += 7) {
            value[i] = (byte) (n + i);
        }
        return value;
    }
}
