package moestro.topology;

import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import moestro.avro.Codec;
import moestro.avro.ContractException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Makes Moestro's own records of somebody else's, keyed by id, so that whatever is wrong with one is told of the record
 * as it came. What passes here, gate and join take.
 */
final class IntakeProcessor<T> extends ContextualProcessor<byte[], byte[], byte[], Object> {
    private final Supplier<IntakeReader<T>> readers;
    private final Kind<T> kind;
    private final IntSupplier partitions;
    private final String out;
    private final String deadLettersOut;
    private ForeignRecords<T> records;
    private DeadLetters deadLetters;

    /**
     * What is made.
     *
     * @param codec of its topic
     * @param id its name
     * @param check finds what is wrong with one
     */
    record Kind<T>(Codec<T> codec, Function<T, String> id, Check<T> check) {}

    /** Finds what is wrong. */
    @FunctionalInterface
    interface Check<T> {
        /** What is wrong with one that was made of this record, by this clock; or null. */
        String complaint(Record<byte[], byte[]> record, T made, long now);
    }

    /**
     * A processor.
     *
     * @param partitions how many its topic has; 0 for unknown
     * @param out node that what is made goes to
     * @param deadLettersOut node that the rest goes to
     */
    IntakeProcessor(
            Supplier<IntakeReader<T>> readers,
            Kind<T> kind,
            IntSupplier partitions,
            String out,
            String deadLettersOut) {
        this.readers = readers;
        this.kind = kind;
        this.partitions = partitions;
        this.out = out;
        this.deadLettersOut = deadLettersOut;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        records = new ForeignRecords<>(readers.get(), kind.id());
        deadLetters = new DeadLetters(context, deadLettersOut);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        byte[] key;
        byte[] value;
        try {
            T made = made(record);
            key = Keys.of(kind.id().apply(made));
            value = kind.codec().encode(made);
        } catch (UnreadableRecordException | ContractException e) {
            deadLetters.send(record, e.getMessage());
            return;
        }
        new Origin(context().taskId().partition(), partitions.getAsInt()).mark(record.headers());
        context().forward(record.withKey(key).withValue((Object) value), out);
    }

    private T made(Record<byte[], byte[]> record) {
        T made = records.read(record.key(), record.value(), record.timestamp());
        String complaint = kind.check().complaint(record, made, context().currentSystemTimeMs());
        if (complaint != null) {
            throw new UnreadableRecordException(complaint);
        }
        return made;
    }
}
