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
    private final List<String> experts;
    private final List<LearnStore<?>> expertStores = new ArrayList<>();
    private LearnStore<Teacher> store;
    private DeadLetters deadLetters;
    private Counter learned;

    TeacherProcessor(Deployment deployment, Supplier<Observer> observer) {
        this.deployment = deployment;
        this.observer = observer;
        this.contracts = new Contracts(deployment);
        this.experts = deployment.panel().names().stream().map(Nodes::learner).toList();
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        store = context.getStateStore(Nodes.learnedStore(Mixture.ENCODER));
        expertStores.clear();
        deployment.panel().names().forEach(name -> expertStores.add(context.getStateStore(Nodes.learnedStore(name))));
        new ModelPublisher(context, Mixture.ENCODER, deployment.publishBandwidth())
                .schedule(store, deployment.publishAfter());
        deadLetters = new DeadLetters(context, Nodes.LEARN_DEAD_LETTERS);
        learned = new Counter(context, "learned");
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
            deadLetters.send(record, e.getMessage());
            return;
        }
        long offset = context().recordMetadata().orElseThrow().offset();
        Instruction given = store.model().learn(lesson);
        store.folded(offset);
        announce(given.decisions(), record.timestamp());
        teach(record.withValue(new Taught(given, offset)));
        learned.add();
        observer.get().learned(read);
    }

    private void obey(Record<byte[], byte[]> record) {
        Command command;
        try {
            command = Contracts.command(record.value());
        } catch (ContractException | UnusableLessonException e) {
            deadLetters.send(record, e.getMessage());
            return;
        }
        long offset = context().recordMetadata().orElseThrow().offset();
        Rearrangement given = store.model().obey(command);
        store.folded(offset, given.lessons());
        announce(given.decisions(), record.timestamp());
        teach(record.withValue(new Taught(given, offset)));
    }

    /** An expert that it does not concern has folded it all the same: that takes no way through the topology. */
    private void teach(Record<byte[], Taught> record) {
        Taught taught = record.value();
        context().forward(record, Nodes.learner(Mixture.GATE));
        for (int e = 0; e < experts.size(); e++) {
            if (taught.handout().concerns(e)) {
                context().forward(record, experts.get(e));
            } else {
                expertStores.get(e).passed(taught.offset(), taught.handout().lessons());
            }
        }
    }

    private void announce(List<Decision> decisions, long time) {
        decisions.forEach(decision -> {
            decision.log();
            announce(decision, time);
        });
    }

    private void announce(Decision decision, long time) {
        byte[] key = decision.expert().getBytes(StandardCharsets.UTF_8);
        context().forward(new Record<byte[], Object>(key, Contracts.decision(decision, time), time), Nodes.DECISIONS);
    }
}
