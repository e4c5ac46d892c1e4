package moestro.bench.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How long after it was sent an event's result can be read by a reader of committed records, at a steady rate.
 *
 * @param millis of each event, rising
 */
@SuppressWarnings("ArrayRecordComponent") // a quarter of a million numbers
record Latency(double[] millis) {
    private static final Duration POLL = Duration.ofMillis(5);
    private static final int TICK_MICROS = 500;
    private static final int GIVE_UP_SECONDS = 60;

    /** The quantile, such as .99. */
    double quantile(double level) {
        return millis[(int) Math.min(millis.length - 1L, (long) (level * millis.length))];
    }

    /** Where results are read while events are sent; measuring begins when the compiler has done its work. */
    record Way(Course course, String events, String results, double perSecond, int warmSeconds, int seconds) {}

    /** Sends and reads at the same time, on two threads of this process. */
    static Latency measure(Way way, Jvm application) throws IOException, InterruptedException {
        long first = way.course().sent();
        int count = (int) (way.perSecond() * (way.warmSeconds() + way.seconds()));
        int warm = (int) (way.perSecond() * way.warmSeconds());
        long[] sentAt = new long[count];
        double[] took = new double[count];
        try (KafkaConsumer<byte[], byte[]> reader = reader(way)) {
            Thread sender = Thread.ofPlatform().start(() -> send(way, first, sentAt));
            long deadline = System.nanoTime() + (way.warmSeconds() + way.seconds() + GIVE_UP_SECONDS) * 1_000_000_000L;
            int read = 0;
            while (read < count) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("only " + read + " of " + count + " results came");
                }
                for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                    int n = (int) (Traffic.number(record.key()) - first);
                    if (n >= 0) {
                        took[n] = (System.nanoTime() - sentAt[n]) / 1e6;
                        read++;
                    }
                }
                application.check();
            }
            sender.join();
        }
        way.course().sentMore(count);
        double[] measured = Arrays.copyOfRange(took, warm, count);
        Arrays.sort(measured);
        return new Latency(measured);
    }

    private static KafkaConsumer<byte[], byte[]> reader(Way way) {
        KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        way.course().ground().servers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        TopicPartition partition = new TopicPartition(way.results(), 0);
        reader.assign(List.of(partition));
        reader.seekToEnd(List.of(partition));
        reader.position(partition);
        return reader;
    }

    /** In small packs, each when its time has come; an event that is late because of us counts as late. */
    private static void send(Way way, long first, long[] sentAt) {
        double perNano = way.perSecond() / 1e9;
        try (KafkaProducer<byte[], byte[]> producer = way.course().ground().producer()) {
            long start = System.nanoTime();
            int sent = 0;
            while (sent < sentAt.length) {
                int due = (int) Math.min(sentAt.length, (System.nanoTime() - start) * perNano);
                for (; sent < due; sent++) {
                    sentAt[sent] = start + (long) (sent / perNano);
                    send(way, producer, first + sent);
                }
                LockSupport.parkNanos(TICK_MICROS * 1000L);
            }
        }
    }

    /** An event that is lost is missed by the reader. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private static void send(Way way, KafkaProducer<byte[], byte[]> producer, long n) {
        Traffic traffic = way.course().traffic();
        producer.send(new ProducerRecord<>(way.events(), null, traffic.time(n), traffic.key(n), traffic.event(n)));
    }
}
