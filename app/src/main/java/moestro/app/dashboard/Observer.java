package moestro.app.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import moestro.app.topic.TopicReader;
import moestro.topology.Deployment;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics of a deployment on a thread of its own, committed records only and in no group, and tells what it
 * has read. Whatever fails is told, and tried again; nobody else is held up by it.
 */
final class Observer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Observer.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long LOOK_AT_EVENTS_EVERY = 1000;
    private static final long RETRY_SECONDS = 5;
    private static final Duration CATCH_UP_WITHIN = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Deployment deployment;
    private final Map<String, String> client;
    private final Knowledge knowledge;
    private final Clock clock;
    private final long origin;
    private final Reading reading;
    private final SeatsSeen seats;
    private final Places places;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile Consumer<byte[], byte[]> consumer;
    private volatile boolean finishing;
    private long eventsBefore = -1;
    private long nextLook;

    /**
     * An observer that has not begun.
     *
     * @param client properties of clients or of Kafka Streams, bootstrap.servers among them
     * @param origin how far back to look, milliseconds since 1970
     */
    Observer(Deployment deployment, Map<String, String> client, Knowledge knowledge, Clock clock, long origin) {
        this.deployment = deployment;
        this.client = client;
        this.knowledge = knowledge;
        this.clock = clock;
        this.origin = origin;
        this.reading = new Reading(deployment, knowledge);
        this.seats = new SeatsSeen(deployment);
        this.places = new Places(deployment.topics(), origin);
        this.thread = Thread.ofPlatform().name("moestro-dashboard").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private void run() {
        while (isOpen()) {
            try (Consumer<byte[], byte[]> mine = TopicReader.consumer(client)) {
                consumer = mine;
                foldScale();
                watch(mine);
            } catch (WakeupException | InterruptException e) {
                // Told to end; the loop looks whether that is so.
            } catch (RuntimeException e) {
                LOG.warn("the dashboard cannot read its topics; it tries again in {} s", RETRY_SECONDS, e);
                knowledge.blind(e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            boolean over = closed.await(RETRY_SECONDS, TimeUnit.SECONDS);
            LOG.debug("over: {}", over);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads the first lessons, on which the scale of numbers rests. */
    private void foldScale() {
        LabelScales scales = knowledge.scales();
        if (scales.isComplete()) {
            return;
        }
        try (TopicReader lessons = TopicReader.of(client, deployment.topics().lessons())) {
            lessons.whileWanted(record -> {
                if (scales.next(record.partition()) == 0 && record.offset() > 0) {
                    knowledge.unscored("errors cannot be told: topic '"
                            + deployment.topics().lessons() + "' no longer has its first lessons, and in which"
                            + " scale experts answer rests on them; a lessons topic should be kept for ever");
                    return false;
                }
                reading.usable(record.value())
                        .ifPresent(lesson -> scales.fold(record.partition(), record.offset(), lesson));
                return isOpen() && !scales.isComplete();
            });
        }
    }

    private void watch(Consumer<byte[], byte[]> mine) {
        places.assign(mine, this::lessonsFrom);
        List<TopicPartition> events =
                places.partitions(mine, deployment.topics().events());
        knowledge.unreadable(places.refused());
        while (isOpen()) {
            try {
                ConsumerRecords<byte[], byte[]> polled = mine.poll(POLL);
                tell(polled);
                if (finishing && polled.isEmpty()) {
                    closed.countDown();
                    return;
                }
            } catch (TopicAuthorizationException e) {
                places.refuse(e.unauthorizedTopics());
                knowledge.unreadable(places.refused());
                places.assign(mine, this::lessonsFrom);
            }
            knowledge.blind(null);
            lookAtEvents(mine, events);
        }
    }

    /** Up to where the scale was folded, so that it misses none; anywhere once it is complete. */
    private long lessonsFrom(int range) {
        LabelScales scales = knowledge.scales();
        return scales.isComplete() ? Long.MAX_VALUE : scales.next(range);
    }

    /** Predictions first: a lesson belongs to one. */
    private void tell(Iterable<ConsumerRecord<byte[], byte[]>> polled) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        polled.forEach(records::add);
        records.sort(Comparator.comparing(
                record -> !record.topic().equals(deployment.topics().predictions())));
        long now = clock.millis();
        records.stream().mapToLong(record -> moment(record, now).time()).min().ifPresent(knowledge::beginAt);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.topic().equals(deployment.topics().models()) && record.key() != null) {
                seats.published(record);
            }
            reading.tell(record, moment(record, now));
            places.read(new TopicPartition(record.topic(), record.partition()), record.offset());
        }
        seats.fresh(now).ifPresent(knowledge::seats);
    }

    private Moment moment(ConsumerRecord<byte[], byte[]> record, long now) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        return Moment.of(record.timestamp(), origin, now, places.isLive(partition, record.offset()));
    }

    private void lookAtEvents(Consumer<byte[], byte[]> mine, Collection<TopicPartition> events) {
        long now = clock.millis();
        if (now < nextLook || events.isEmpty()) {
            return;
        }
        nextLook = now + LOOK_AT_EVENTS_EVERY;
        long end = mine.endOffsets(events).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        knowledge.events(eventsBefore < 0 ? 0 : end - eventsBefore, now);
        eventsBefore = end;
    }

    /** Reads what there is still, for a second at most, and ends. */
    void finish() {
        finishing = true;
        await(CATCH_UP_WITHIN);
        close();
    }

    /** Ends the thread, and waits for that. */
    @Override
    public void close() {
        closed.countDown();
        Consumer<byte[], byte[]> reader = consumer;
        if (reader != null) {
            reader.wakeup();
        }
        if (!await(CLOSE_WITHIN)) {
            LOG.warn("the dashboard's reader did not end within {}", CLOSE_WITHIN);
        }
    }

    private boolean await(Duration time) {
        try {
            return thread.join(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
