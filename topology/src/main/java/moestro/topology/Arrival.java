package moestro.topology;

import moestro.avro.Event;
import moestro.mixture.Row;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;

/**
 * An event that the gate has taken in, and found no fault with.
 *
 * @param record as it came
 * @param event that is in it
 * @param row its features
 * @param context where it stood, which Kafka Streams has forgotten when its turn comes
 */
record Arrival(Record<byte[], byte[]> record, Event event, Row row, ProcessorRecordContext context) {}
