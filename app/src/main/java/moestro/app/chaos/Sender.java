package moestro.app.chaos;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import moestro.avro.Event;
import moestro.avro.Feedback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends a script in a thread of its own, each record once whatever happens to the broker. It waits whenever more than a
 * window of events or labels is on its way: otherwise all would be sent before the second kill.
 */
final class Sender {
    private static final long PATIENCE_MILLIS = 600_000;

    private final Script script;
    private final Truth truth;
    private final Delays delays;
    private final LongSupplier allowed;
    private final LongSupplier labelsAllowed;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final AtomicInteger events = new AtomicInteger();
    private final AtomicInteger labels = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private volatile boolean done;

    /**
     * A sender.
     *
     * @param delays is told when each event is sent
     * @param allowed how many events may have been sent by now
     * @param labelsAllowed the same for labels
     */
    Sender(Script script, Truth truth, Delays delays, LongSupplier allowed, LongSupplier labelsAllowed) {
        this.script = script;
        this.truth = truth;
        this.delays = delays;
        this.allowed = allowed;
        this.labelsAllowed = labelsAllowed;
    }

    /** Sends everything; the thread ends when the broker has it all, or when it is interrupted. */
    Thread start(String servers) {
        return Thread.ofPlatform().name("sender").daemon().start(() -> {
            try {
                run(servers);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            }
        });
    }

    private void run(String servers) throws InterruptedException {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) PATIENCE_MILLIS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE_MILLIS,
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4");
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            while (script.hasNext()) {
                while (events.get() >= allowed.getAsLong() || labels.get() >= labelsAllowed.getAsLong()) {
                    Thread.sleep(1);
                }
                send(producer, script.next());
            }
            producer.flush();
            done = failure.get() == null;
        }
    }

    /** The callback tells of a failure; the future would say the same, later. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(Producer<byte[], byte[]> producer, Script.Sending sending) {
        if (sending.kind() == Script.Kind.EVENT) {
            delays.sent(sending.number(), System.nanoTime());
        }
        producer.send(record(sending), (metadata, e) -> failure.compareAndSet(null, e));
        switch (sending.kind()) {
            case EVENT -> events.incrementAndGet();
            case LABEL -> labels.incrementAndGet();
            case EVENT_AGAIN, LABEL_AGAIN -> repeated.incrementAndGet();
        }
    }

    private ProducerRecord<byte[], byte[]> record(Script.Sending sending) {
        byte[] key = Truth.id(sending.number()).getBytes(StandardCharsets.UTF_8);
        return switch (sending.kind()) {
            case EVENT, EVENT_AGAIN ->
                new ProducerRecord<>(Workshop.TOPICS.events(), key, Event.CODEC.encode(truth.event(sending.number())));
            case LABEL, LABEL_AGAIN ->
                new ProducerRecord<>(
                        Workshop.TOPICS.feedback(),
                        key,
                        Feedback.CODEC.encode(truth.label(sending.number(), sending.position())));
        };
    }

    /** How many events were sent, repetitions not counted. */
    int events() {
        return events.get();
    }

    /** How many labels were sent, repetitions not counted. */
    int labels() {
        return labels.get();
    }

    /** How many events and labels were sent a second time. */
    int repeated() {
        return repeated.get();
    }

    /** Whether the broker has confirmed everything. */
    boolean isDone() {
        return done;
    }

    /** Why the broker does not have everything, or null. */
    Exception failure() {
        return failure.get();
    }
}
