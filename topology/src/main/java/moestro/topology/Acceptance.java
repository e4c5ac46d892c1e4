package moestro.topology;

import moestro.avro.Codec;
import moestro.avro.ContractException;
import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.mixture.Row;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What serving would take of records, and what it would send to the dead letters: asked before anything runs. Knows
 * records one by one; what depends on others (a second event of an id, a label too late) is not found here.
 */
public final class Acceptance {
    private final RecordChecks checks;
    private final Contracts contracts;

    /** The acceptance of a deployment. */
    public Acceptance(Deployment deployment) {
        this.checks = new RecordChecks(deployment);
        this.contracts = new Contracts(deployment);
    }

    /**
     * What a record on the events topic would be taken for.
     *
     * @param now milliseconds since 1970
     * @throws IllegalArgumentException if it would be a dead letter; the message is the reason
     */
    public Event event(ConsumerRecord<byte[], byte[]> record, long now) {
        Event event = decoded(record.value(), Sizes.EVENT, "an event");
        return checked(record.key(), event, record, now);
    }

    private Event checked(byte[] key, Event event, ConsumerRecord<byte[], byte[]> record, long now) {
        Row row = new Row(event.numbers(), event.categories());
        refuse(checks.event(key, event, row, record.headers(), now));
        return event;
    }

    /** The same of a record on a topic of somebody else's. */
    public Event event(IntakeReader<Event> reader, ConsumerRecord<byte[], byte[]> record, long now) {
        Event event = read(new ForeignRecords<>(reader, Event::id), record);
        return checked(Keys.of(event.id()), event, record, now);
    }

    /**
     * What a record on the feedback topic would be taken for, its class aside: see {@link #complaint}.
     *
     * @param now milliseconds since 1970
     * @throws IllegalArgumentException if it would be a dead letter; the message is the reason
     */
    public Feedback feedback(ConsumerRecord<byte[], byte[]> record, long now) {
        Feedback feedback = decoded(record.value(), Sizes.FEEDBACK, "a label");
        refuse(RecordChecks.feedback(record.key(), feedback, now));
        return feedback;
    }

    /** The same of a record on a topic of somebody else's. */
    public Feedback feedback(IntakeReader<Feedback> reader, ConsumerRecord<byte[], byte[]> record, long now) {
        Feedback feedback = read(new ForeignRecords<>(reader, Feedback::id), record);
        refuse(RecordChecks.feedback(Keys.of(feedback.id()), feedback, now));
        return feedback;
    }

    private static <T> T read(ForeignRecords<T> records, ConsumerRecord<byte[], byte[]> record) {
        try {
            return records.read(record.key(), record.value(), record.timestamp());
        } catch (UnreadableRecordException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** What is wrong with the label itself, such as a class that the task does not have; or null. */
    public String complaint(Feedback feedback) {
        return contracts.complaint(feedback);
    }

    private static <T> T decoded(byte[] value, Codec<T> codec, String what) {
        if (value == null) {
            throw new IllegalArgumentException("the value is null: " + what + " was expected");
        }
        try {
            return codec.decode(value);
        } catch (ContractException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static void refuse(String complaint) {
        if (complaint != null) {
            throw new IllegalArgumentException(complaint);
        }
    }
}
