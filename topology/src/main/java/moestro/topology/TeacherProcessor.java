package moestro.topology;

import java.util.ArrayList;
import java.util.List;
import moestro.avro.ContractException;
import moestro.mixture.Encoder;
import moestro.mixture.Input;
import moestro.mixture.Lesson;
import moestro.mixture.Mixture;
import moestro.mixture.Pending;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Reads lessons in the order of their offsets, folds the encoder, and hands each lesson to every learner. */
final class TeacherProcessor extends ContextualProcessor<byte[], byte[], byte[], Object> {
    private final Deployment deployment;
    private final Contracts contracts;
    private final List<String> learners = new ArrayList<>();
    private LearnStore<Encoder> store;
    private DeadLetters deadLetters;
    private Counter learned;

    TeacherProcessor(Deployment deployment) {
        this.deployment = deployment;
        this.contracts = new Contracts(deployment);
        learners.add(Nodes.learner(Mixture.GATE));
        deployment.panel().names().forEach(name -> learners.add(Nodes.learner(name)));
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        store = context.getStateStore(Nodes.learnedStore(Mixture.ENCODER));
        new ModelPublisher(context, Mixture.ENCODER, deployment.publishBandwidth())
                .schedule(store, deployment.publishAfter());
        deadLetters = new DeadLetters(context, Nodes.LEARN_DEAD_LETTERS);
        learned = new Counter(context, "learned");
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Lesson lesson;
        try {
            lesson = contracts.lesson(record.value());
        } catch (ContractException | UnusableLessonException e) {
            deadLetters.send(record, e.getMessage());
            return;
        }
        Pending pending = lesson.pending();
        long offset = context().recordMetadata().orElseThrow().offset();
        Encoder encoder = store.model();
        long before = encoder.lessons();
        encoder.learn(pending.row(), lesson.label());
        store.folded(offset);
        Input input = encoder.encode(pending.row(), pending.standardized(), pending.history());
        Taught taught = new Taught(lesson, input, encoder.target(lesson.label()), before, offset);
        for (String learner : learners) {
            context().forward(record.withValue(taught), learner);
        }
        learned.add();
    }
}
