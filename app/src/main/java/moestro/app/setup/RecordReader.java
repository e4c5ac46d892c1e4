package moestro.app.setup;

import moestro.avro.Event;
import moestro.avro.Feedback;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How records of two topics become events and labels. What they refuse, serving would send to the dead letters. */
interface RecordReader {

    /** Where events are read. */
    String events();

    /** Where labels are read. */
    String labels();

    /** Whether both topics are joined as they are, partition by partition. */
    boolean joinsPartitions();

    /**
     * The event of a record.
     *
     * @throws IllegalArgumentException if it would be a dead letter, with the reason
     */
    Event event(ConsumerRecord<byte[], byte[]> record);

    /**
     * The label of a record.
     *
     * @throws IllegalArgumentException if it would be a dead letter, with the reason
     */
    Feedback label(ConsumerRecord<byte[], byte[]> record);
}
