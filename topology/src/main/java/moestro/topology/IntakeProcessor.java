package moestro.topology;

import java.util.function.Function;
import java.util.function.IntSupplier;
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
    private final Intake.Source<T> source;
    private final Kind<T> kind;
    private final IntSupplier partitions;
    private final String name;
    private StagedMemory memory;
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
     * @param name its own, which the names of its sinks and its store begin with
     */
    IntakeProcessor(Intake.Source<T> source, Kind<T> kind, IntSupplier partitions, String name) {
        this.source = source;
        this.kind = kind;
        this.partitions = partitions;
        this.name = name;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        memory = source.memories() == 0
                ? null
                : new StagedMemory(context.getStateStore(Nodes.memory(name)), new Counter(context, "forgotten-keys"));
        records = new ForeignRecords<>(source.reader().apply(memory == null ? Memory.none() : memory), kind.id());
        deadLetters = new DeadLetters(context, Nodes.intakeDeadLetters(name));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        byte[] key;
        byte[] value;
        if (memory != null) {
            memory.begin();
        }
        try {
            T made = made(record);
            key = Keys.of(kind.id().apply(made));
            value = kind.codec().encode(made);
        } catch (UnreadableRecordException | ContractException e) {
            deadLetters.send(record, e.getMessage());
            return;
        }
        if (memory != null) {
            memory.keep();
        }
        new Origin(context().taskId().partition(), partitions.getAsInt()).mark(record.headers());
        context().forward(record.withKey(key).withValue((Object) value), Nodes.intakeOut(name));
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
