package moestro.topology;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import moestro.avro.ContractException;
import moestro.mixture.Instruction;
import moestro.mixture.Lesson;
import moestro.mixture.Mixture;
import moestro.mixture.Rearrangement;
import moestro.mixture.Teacher;
import moestro.mixture.roster.Command;
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
    private final Pupils pupils;
    private final List<Taken> taken = new ArrayList<>();
    private LearnStore<Teacher> store;
    private DeadLetters deadLetters;
    private Counter learned;

    /**
     * An expert that it teaches.
     *
     * @param index in the panel
     * @param node of its learner
     * @param store of its learner
     */
    private record Taken(int index, String node, LearnStore<?> store) {}

    TeacherProcessor(Deployment deployment, Supplier<Observer> observer, Pupils pupils) {
        this.deployment = deployment;
        this.observer = observer;
        this.contracts = new Contracts(deployment);
        this.pupils = pupils;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        store = context.getStateStore(Nodes.learnedStore(Mixture.ENCODER));
        taken.clear();
        pupils.experts().forEach(index -> take(index, deployment.panel().names().get(index)));
        if (pupils.main()) {
            String published = ModelKeys.of(Mixture.ENCODER, context.taskId().partition(), deployment.ranges());
            new ModelPublisher(context, published, deployment.publishBandwidth())
                    .schedule(store, deployment.publishAfter(), Clearance.ALWAYS);
        }
        deadLetters = new DeadLetters(context, Nodes.LEARN_DEAD_LETTERS);
        learned = new Counter(context, "learned");
    }

    private void take(int index, String name) {
        LearnStore<?> learned = context().getStateStore(Nodes.learnedStore(name));
        learned.follow(store);
        taken.add(new Taken(index, Nodes.learner(name), learned));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (Contracts.isCommand(record.value())) {
            obey(record);
            return;
        }
        moestro.avro.Lesson read;
        Lesson lesson;
        try {
            read = Contracts.read(record.value());
            lesson = contracts.lesson(read);
        } catch (ContractException | UnusableLessonException e) {
            if (pupils.main()) {
                deadLetters.send(record, e.getMessage());
            }
            return;
        }
        long offset = context().recordMetadata().orElseThrow().offset();
        taken.forEach(expert -> expert.store().requireAbreast());
        Instruction given = store.model().learn(lesson);
        store.folded(offset);
        announce(given.decisions(), record.timestamp());
        teach(record.withValue(new Taught(given, offset)));
        learned.add();
        if (pupils.main()) {
            observer.get().learned(read);
        }
    }

    private void obey(Record<byte[], byte[]> record) {
        Command command;
        try {
            command = Contracts.command(record.value());
        } catch (ContractException | UnusableLessonException e) {
            if (pupils.main()) {
                deadLetters.send(record, e.getMessage());
            }
            return;
        }
        long offset = context().recordMetadata().orElseThrow().offset();
        taken.forEach(expert -> expert.store().requireAbreast());
        Rearrangement given = store.model().obey(command);
        store.folded(offset, given.lessons());
        announce(given.decisions(), record.timestamp());
        teach(record.withValue(new Taught(given, offset)));
    }

    /** An expert that it does not concern has folded it all the same: that takes no way through the topology. */
    private void teach(Record<byte[], Taught> record) {
        Taught taught = record.value();
        if (pupils.main()) {
            context().forward(record, Nodes.learner(Mixture.GATE));
        }
        for (Taken expert : taken) {
            if (taught.handout().concerns(expert.index())) {
                context().forward(record, expert.node());
            } else {
                expert.store().passed(taught.offset(), taught.handout().lessons());
            }
        }
    }

    /** By whoever teaches the gate: there is one such. */
    private void announce(List<Decision> decisions, long time) {
        if (pupils.main()) {
            decisions.forEach(decision -> announce(placed(decision), time));
        }
    }

    /** Each range decides for itself, so a decision says for which. */
    private Decision placed(Decision decision) {
        return deployment.ranges().isOne()
                ? decision
                : decision.because(
                        decision.reason() + " (range " + context().taskId().partition() + ")");
    }

    private void announce(Decision decision, long time) {
        decision.log();
        byte[] key = decision.expert().getBytes(StandardCharsets.UTF_8);
        context().forward(new Record<byte[], Object>(key, Contracts.decision(decision, time), time), Nodes.DECISIONS);
    }
}
