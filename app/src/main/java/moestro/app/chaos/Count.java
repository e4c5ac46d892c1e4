package moestro.app.chaos;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import moestro.app.topic.TopicReader;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** The count after the game: topics are read once more from their start, whatever was seen while it was on. */
final class Count {
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(30);

    private final String servers;
    private final int partitions;
    private final Tally tally;

    Count(String servers, int partitions, Tally tally) {
        this.servers = servers;
        this.partitions = partitions;
        this.tally = tally;
    }

    /** Counts what is committed, after the transactions of the dead have timed out; returns the dead letters. */
    int run() throws InterruptedException, ExecutionException {
        awaitTransactions();
        Map<String, String> client = Map.of("bootstrap.servers", servers);
        try (TopicReader predictions = TopicReader.of(client, Workshop.TOPICS.predictions())) {
            predictions.toEnd(row -> tally.prediction(TopicReader.key(row)));
        }
        try (TopicReader lessons = TopicReader.of(client, Workshop.TOPICS.lessons())) {
            lessons.toEnd(row -> tally.lesson(TopicReader.key(row)));
        }
        AtomicInteger letters = new AtomicInteger();
        try (TopicReader dead = TopicReader.of(client, Workshop.TOPICS.deadLetters())) {
            dead.toEnd(row -> letters.incrementAndGet());
        }
        return letters.get();
    }

    /** What is behind an open transaction cannot be read, and so would count as lost. */
    private void awaitTransactions() throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            while (!ends(admin, IsolationLevel.READ_COMMITTED).equals(ends(admin, IsolationLevel.READ_UNCOMMITTED))) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("a transaction is still open " + SETTLED_WITHIN.toSeconds()
                            + " s after all who wrote have ended");
                }
                Thread.sleep(200);
            }
        }
    }

    private Map<TopicPartition, Long> ends(Admin admin, IsolationLevel isolation)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            latest.put(new TopicPartition(Workshop.TOPICS.predictions(), partition), OffsetSpec.latest());
        }
        latest.put(new TopicPartition(Workshop.TOPICS.lessons(), 0), OffsetSpec.latest());
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest, new ListOffsetsOptions(isolation))
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }
}
