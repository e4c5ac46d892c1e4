package moestro.topology;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import moestro.avro.ContractException;
import moestro.mixture.Instruction;
import moestro.mixture.Lesson;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Teacher;
import moestro.mixture.roster.Decision;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Reads lessons in the order of their offsets, folds encoder and roster, and hands each lesson to the learners that it
 * concerns.
 */
final class TeacherProcessor extends ContextualProcessor<byte[], byte[], byte[], Object> {
    private final Deployment deployment;
    private final Supplier<Observer> observer;
    private final Contracts contracts;
    private final List<Panel.Member> experts;
    private final List<LearnStore<?>> expertStores = new ArrayList<>();
    private LearnStore<Teacher> store;
    private DeadLetters deadLetters;
    private Counter learned;

    TeacherProcessor(Deployment deployment, Supplier<Observer> observer) {
        this.deployment = deployment;
        this.observer = observer;
        this.contracts = new Contracts(deployment);
        this.experts = deployment.panel().members();
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        store = context.getStateStore(Nodes.learnedStore(Mixture.ENCODER));
        expertStores.clear();
        experts.forEach(member ->
                expertStores.add(Remote.is(member) ? null : context.getStateStore(Nodes.learnedStore(member.name()))));
        new ModelPublisher(context, Mixture.ENCODER, deployment.publishBandwidth())
                .schedule(store, deployment.publishAfter());
        deadLetters = new DeadLetters(context, Nodes.LEARN_DEAD_LETTERS);
        learned = new Counter(context, "learned");
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        moestro.avro.Lesson read;
        Lesson lesson;
        try {
            read = Contracts.read(record.value());
            lesson = contracts.lesson(read);
        } catch (ContractException | UnusableLessonException e) {
            deadLetters.send(record, e.getMessage());
            return;
        }
        long offset = context().recordMetadata().orElseThrow().offset();
        Instruction given = store.model().learn(lesson);
        store.folded(offset);
        for (Decision decision : given.decisions()) {
            decision.log();
            announce(decision, record.timestamp());
        }
        teach(record.withValue(new Taught(given, offset)));
        learned.add();
        observer.get().learned(read);
    }

    /** An expert that it does not concern has folded it all the same: that takes no way through the topology. */
    private void teach(Record<byte[], Taught> record) {
        context().forward(record, Nodes.learner(Mixture.GATE));
        for (int e = 0; e < experts.size(); e++) {
            if (Remote.is(experts.get(e))) {
                continue; // it learns where it is
            }
            if (record.value().instruction().concerns(e)) {
                context().forward(record, Nodes.learner(experts.get(e).name()));
            } else {
                expertStores.get(e).passed(record.value().offset());
            }
        }
    }

    private void announce(Decision decision, long time) {
        byte[] key = decision.expert().getBytes(StandardCharsets.UTF_8);
        context().forward(new Record<byte[], Object>(key, Contracts.decision(decision, time), time), Nodes.DECISIONS);
    }
}
