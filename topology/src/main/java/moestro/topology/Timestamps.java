package moestro.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time of a record in Kafka, which orders what tasks read and nothing else: events and labels carry their own. A
 * record without one, as old producers write them, must not stop a stream thread, which is what Kafka Streams does by
 * itself, nor be skipped.
 */
public final class Timestamps implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return record.timestamp() >= 0 ? record.timestamp() : Math.max(0, partitionTime);
    }
}
