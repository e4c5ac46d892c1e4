package moestro.topology;

import java.nio.charset.StandardCharsets;
import moestro.avro.Codec;
import moestro.avro.ContractException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends records that cannot be used to the dead-letter topic, as they came, with the reason and the source in headers.
 * Called before anything else was forwarded for the record, while its raw bytes are still at hand.
 */
final class DeadLetters {
    static final String REASON = "moestro.reason";
    static final String TOPIC = "moestro.source.topic";
    static final String PARTITION = "moestro.source.partition";
    static final String OFFSET = "moestro.source.offset";
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final ProcessorContext<byte[], Object> context;
    private final String sink;

    DeadLetters(ProcessorContext<byte[], Object> context, String sink) {
        this.context = context;
        this.sink = sink;
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

    /** Sends the record that is being processed. */
    void send(Record<byte[], byte[]> record, String reason) {
        Source source = context.recordMetadata()
                .map(metadata -> new Source(metadata.topic(), metadata.partition(), metadata.offset()))
                .orElse(null);
        send(record, source, reason);
    }

    /** Sends a record that came earlier, from a source that is known; or unknown, and null. */
    void send(Record<byte[], byte[]> record, Source source, String reason) {
        Headers headers = new RecordHeaders(record.headers());
        headers.add(REASON, reason.getBytes(StandardCharsets.UTF_8));
        if (source != null) {
            headers.add(TOPIC, source.topic().getBytes(StandardCharsets.UTF_8));
            headers.add(PARTITION, Integer.toString(source.partition()).getBytes(StandardCharsets.UTF_8));
            headers.add(OFFSET, Long.toString(source.offset()).getBytes(StandardCharsets.UTF_8));
        }
        LOG.warn("{}: to the dead letters: {}", source == null ? "unknown source" : source, reason);
        context.forward(new Record<byte[], Object>(record.key(), record.value(), record.timestamp(), headers), sink);
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
