package moestro.app.dashboard;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import moestro.app.topic.TopicReader;
import moestro.avro.ContractException;
import moestro.avro.Lesson;
import moestro.avro.Prediction;
import moestro.topology.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Finds a prediction by id: among those remembered, else on its topic, in the partition that Kafka's default
 * partitioner gives the id. A search on topics reads them from the start; it is given up after a while, and there is
 * one at a time.
 */
final class Lookup {
    private static final long GIVE_UP_AFTER = TimeUnit.SECONDS.toNanos(20);

    private final Knowledge knowledge;
    private final Map<String, String> client;
    private final Topics topics;
    private final Semaphore searching = new Semaphore(1);

    /** How a look-up ended. */
    sealed interface Result {
        /**
         * It is known.
         *
         * @param entry the prediction, and its lesson if there is one
         * @param remembered whether it was in memory; else the lesson may have been searched in vain
         */
        record Found(Remembered.Entry entry, boolean remembered) implements Result {}

        /**
         * It is not.
         *
         * @param why in a sentence
         * @param busy whether to ask again later
         */
        record Missing(String why, boolean busy) implements Result {}
    }

    Lookup(Knowledge knowledge, Map<String, String> client, Topics topics) {
        this.knowledge = knowledge;
        this.client = client;
        this.topics = topics;
    }

    Result find(String id, boolean searchTopics) {
        Remembered.Entry known = knowledge.find(id);
        if (known != null) {
            return new Result.Found(known, true);
        }
        if (!searchTopics) {
            return new Result.Missing("'" + id + "' is not among the last predictions", false);
        }
        if (!searching.tryAcquire()) {
            return new Result.Missing("another search on the topics is under way: try again in a moment", true);
        }
        try {
            return search(id);
        } finally {
            searching.release();
        }
    }

    private Result search(String id) {
        long until = System.nanoTime() + GIVE_UP_AFTER;
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        Optional<Prediction> prediction;
        try (TopicReader reader = TopicReader.of(client, topics.predictions(), key)) {
            prediction = last(reader, key, until).map(Prediction.CODEC::decode);
        }
        if (prediction.isEmpty()) {
            String gaveUp = System.nanoTime() > until
                    ? " among what could be read in " + TimeUnit.NANOSECONDS.toSeconds(GIVE_UP_AFTER) + " s"
                    : "";
            return new Result.Missing(
                    "topic '" + topics.predictions() + "' has no prediction of '" + id + "'" + gaveUp
                            + "; 'moestro explain --id' searches without a limit of time",
                    false);
        }
        try (TopicReader reader = TopicReader.of(client, topics.lessons())) {
            Lesson lesson = last(reader, key, until).map(Lesson.CODEC::decode).orElse(null);
            return new Result.Found(new Remembered.Entry(prediction.get(), lesson), false);
        } catch (ContractException e) {
            return new Result.Found(new Remembered.Entry(prediction.get(), null), false);
        }
    }

    private static Optional<byte[]> last(TopicReader reader, byte[] key, long until) {
        AtomicReference<byte[]> last = new AtomicReference<>();
        reader.whileWanted((ConsumerRecord<byte[], byte[]> record) -> {
            if (record.value() != null && Arrays.equals(record.key(), key)) {
                last.set(record.value());
            }
            return System.nanoTime() < until;
        });
        return Optional.ofNullable(last.get());
    }
}
