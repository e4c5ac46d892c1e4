package moestro.app.chaos;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Up to which offset of the lessons topic the learners have learned: what they have committed, in the transactions that
 * hold their models. Asked for in the background, since the broker may be dead.
 */
final class LearnedOffset {
    private static final long ANSWER_MILLIS = 500;

    private final Admin admin;
    private final String group;
    private final TopicPartition lessons;
    private KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> asked;
    private long committed;

    LearnedOffset(Admin admin, String group, String topic) {
        this.admin = admin;
        this.group = group;
        this.lessons = new TopicPartition(topic, 0);
    }

    /** The newest that is known: the offset of the first lesson that is not learned yet. */
    long committed() {
        if (asked != null && asked.isDone()) {
            take();
            asked = null;
        }
        if (asked == null) {
            asked = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata();
        }
        return committed;
    }

    /** Forgets what was asked before and asks anew; waits a little for the answer, since the broker may be dead. */
    void refresh() {
        asked = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata();
        try {
            asked.get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            return; // an answer that comes later is taken later
        }
        committed();
    }

    private void take() {
        if (asked.isCompletedExceptionally()) {
            return; // the broker is down, or there is no such group yet: later, then
        }
        try {
            OffsetAndMetadata offset = asked.getNow(Map.of()).get(lessons);
            committed = offset == null ? committed : Math.max(committed, offset.offset());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer that was complete is not", e);
        }
    }
}
