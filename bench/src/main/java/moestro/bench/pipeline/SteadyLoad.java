package moestro.bench.pipeline;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Sends events at a steady rate, and sees how long each takes until its result can be read, committed. An event that is
 * late to be sent counts from when it should have been sent.
 */
final class SteadyLoad implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(5);
    /** As often as this it looks whether an event is due, and sends all that are: an event at a time is a request each. */
    private static final long TICK_NANOS = 500_000;

    private final Ground ground;
    private final Way way;
    private final Traffic traffic;
    private final double rate;
    private final Map<Long, Long> sent = new ConcurrentHashMap<>();
    private final long[] nanos;
    private final Thread sender;
    private final Thread reader;
    private volatile boolean ended;
    private volatile Throwable failure;
    private volatile long next;
    private long first;

    /** From one topic to another. */
    record Way(String events, String results) {}

    /**
     * Begins.
     *
     * @param from number of the first event
     * @param rate events a second
     * @param most events that it will send
     */
    SteadyLoad(Ground ground, Way way, Traffic traffic, long from, double rate, int most) {
        this.ground = ground;
        this.way = way;
        this.traffic = traffic;
        this.rate = rate;
        this.first = from;
        this.next = from;
        this.nanos = new long[most];
        this.sender = Thread.ofPlatform().name("latency-sender").start(() -> guarded(this::send));
        this.reader = Thread.ofPlatform().name("latency-reader").start(() -> guarded(this::read));
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private void send() {
        try (KafkaProducer<byte[], byte[]> producer = ground.producer()) {
            Future<RecordMetadata> last = CompletableFuture.completedFuture(null);
            long begun = System.nanoTime();
            for (long n = first; !ended && n < first + nanos.length; n++) {
                long due = begun + (long) ((n - first) * 1e9 / rate);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(TICK_NANOS);
                }
                sent.put(n, due);
                last = producer.send(
                        new ProducerRecord<>(way.events(), null, traffic.time(n), traffic.key(n), traffic.event(n)));
                next = n + 1;
            }
            last.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("cannot send to topic " + way.events(), e);
        }
    }

    private void read() {
        TopicPartition partition = new TopicPartition(way.results(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = ground.reader(Map.of())) {
            consumer.assign(List.of(partition));
            consumer.seekToEnd(List.of(partition));
            while (!ended) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    long now = System.nanoTime();
                    long number = Traffic.number(record.key());
                    Long due = sent.remove(number);
                    if (due != null) {
                        nanos[(int) (number - first)] = now - due;
                    }
                }
            }
        }
    }

    /** The number of the next event. */
    long next() {
        return next;
    }

    /**
     * Milliseconds at some share of the events of two numbers.
     *
     * @throws IllegalStateException if one of them has no prediction yet
     */
    double quantile(double share, long from, long to) {
        if (failure != null) {
            throw new IllegalStateException("sending or reading failed", failure);
        }
        long[] some = Arrays.copyOfRange(nanos, (int) (from - first), (int) (to - first));
        Arrays.sort(some);
        if (some.length == 0 || some[0] == 0) {
            throw new IllegalStateException("of the events " + from + " to " + to + " some have no prediction");
        }
        return some[(int) (share * (some.length - 1))] / 1e6;
    }

    @Override
    public void close() {
        ended = true;
        try {
            sender.join();
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
