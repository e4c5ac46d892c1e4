package moestro.topology;

import java.time.Duration;
import moestro.avro.Codec;
import moestro.avro.ContractException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends records that cannot be used to the dead-letter topic, with the reason and the source in headers, counts them,
 * and says so in the log, but not for each of a flood. Called before anything else was forwarded for the record, while
 * its raw bytes are still at hand.
 */
final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final Duration SUMMARY_EVERY = Duration.ofSeconds(10);

    private final ProcessorContext<byte[], Object> context;
    private final String sink;
    private final Counter sent;
    private final FloodLog log = new FloodLog(this::warn);

    DeadLetters(ProcessorContext<byte[], Object> context, String sink) {
        this.context = context;
        this.sink = sink;
        this.sent = new Counter(context, "dead-letters");
        DeadLetterCounts.set(context.taskId(), sent);
        context.schedule(SUMMARY_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> log.summarize());
    }

    /**
     * Decodes a record, or sends it.
     *
     * @param what was expected, for the reason
     * @return null if it was sent
     */
    <T> T decoded(Record<byte[], byte[]> record, Codec<T> codec, String what) {
        if (record.value() == null) {
            send(record, "the value is null: " + what + " was expected");
            return null;
        }
        try {
            return codec.decode(record.value());
        } catch (ContractException e) {
            send(record, e.getMessage());
            return null;
        }
    }

    private void warn(String message) {
        LOG.atWarn().addKeyValue("task", context.taskId()).log(message);
    }

    /** Sends the record that is being processed. */
    void send(Record<byte[], byte[]> record, String reason) {
        Source source = context.recordMetadata()
                .map(metadata -> new Source(metadata.topic(), metadata.partition(), metadata.offset()))
                .orElse(null);
        send(record, source, reason);
    }

    /** Sends a record that came earlier, from a source that is known; or unknown, and null. */
    void send(Record<byte[], byte[]> record, Source source, String reason) {
        DeadLetter letter = DeadLetter.of(record.key(), record.value(), record.headers(), reason);
        if (source != null) {
            letter.from(source.topic(), source.partition(), source.offset());
        }
        log.add((source == null ? "unknown source" : source) + ": to the dead letters", DeadLetter.legible(reason));
        sent.add();
        context.forward(
                new Record<byte[], Object>(letter.key(), letter.value(), record.timestamp(), letter.headers()), sink);
    }

    /**
     * Where a record stood.
     *
     * @param topic its topic
     * @param partition of the topic
     * @param offset in the partition
     */
    record Source(String topic, int partition, long offset) {
        @Override
        public String toString() {
            return topic + "-" + partition + " at offset " + offset;
        }
    }
}
