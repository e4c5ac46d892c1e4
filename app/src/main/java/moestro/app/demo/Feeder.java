package moestro.app.demo;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.avro.Label;
import moestro.mixture.Task;
import moestro.topology.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Replays the timeline into the topics, as fast as the application keeps up: two weeks in minutes. It waits whenever
 * more labels than a small window are on their way to the served models, for otherwise the replay would make labels
 * much later than they were.
 */
final class Feeder {
    private static final int LOOK_EVERY = 32;

    private final FlightTimeline timeline;
    private final Topics topics;
    private final int window;
    private final LongSupplier served;
    private final LongSupplier predicted;
    private long events;
    private long labels;
    private volatile RuntimeException broken;

    /**
     * A feeder.
     *
     * @param window how many events or labels may be on their way
     * @param served how many lessons the served gate has folded
     * @param predicted how many predictions were read
     */
    Feeder(FlightTimeline timeline, Topics topics, int window, LongSupplier served, LongSupplier predicted) {
        this.timeline = timeline;
        this.topics = topics;
        this.window = window;
        this.served = served;
        this.predicted = predicted;
    }

    /** Sends everything in a thread of its own, which ends when the broker has it all, or when it is interrupted. */
    Thread start(String bootstrapServers) {
        return Thread.ofPlatform().name("feeder").daemon().start(() -> {
            try {
                run(bootstrapServers);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                broken = e;
            }
        });
    }

    /** Why the thread ended too early, or null. */
    RuntimeException failure() {
        return broken;
    }

    private void run(String bootstrapServers) throws InterruptedException {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG,
                2,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4");
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (FlightTimeline.Moment moment : timeline.moments()) {
                send(producer, moment, failure);
                if ((events + labels) % LOOK_EVERY == 0) {
                    await();
                }
                if (failure.get() != null) {
                    throw new IllegalStateException("the broker refused a record", failure.get());
                }
            }
        }
    }

    /** The callback tells of a failure; the future would say the same, later. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(
            Producer<byte[], byte[]> producer, FlightTimeline.Moment moment, AtomicReference<Exception> failure) {
        producer.send(record(moment), (metadata, e) -> failure.compareAndSet(null, e));
    }

    private void await() throws InterruptedException {
        while (labels - served.getAsLong() > window || events - predicted.getAsLong() > window) {
            Thread.sleep(1);
        }
    }

    /** Records carry the time of sending: brokers soon delete what is stamped with the time of the flights. */
    private ProducerRecord<byte[], byte[]> record(FlightTimeline.Moment moment) {
        String id = FlightTimeline.id(moment.flight());
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        return switch (moment) {
            case FlightTimeline.Moment.Departure departure -> {
                events++;
                Event event = new Event(
                        id,
                        departure.time(),
                        departure.row().numbers(),
                        departure.row().categories());
                yield new ProducerRecord<>(topics.events(), key, Event.CODEC.encode(event));
            }
            case FlightTimeline.Moment.Landing landing -> {
                labels++;
                Feedback feedback = new Feedback(id, landing.time(), label(landing.label()));
                yield new ProducerRecord<>(topics.feedback(), key, Feedback.CODEC.encode(feedback));
            }
        };
    }

    private Label label(double label) {
        return timeline.task() instanceof Task.Classification task
                ? new Label.ClassName(task.classes().get((int) label))
                : new Label.Value(label);
    }

    /** How many labels were sent; to be asked when the thread has ended. */
    long labels() {
        return labels;
    }
}
