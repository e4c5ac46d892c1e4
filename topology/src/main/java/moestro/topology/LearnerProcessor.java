package moestro.topology;

import moestro.mixture.Model;
import moestro.mixture.Thrown;
import moestro.mixture.gate.Gate;
import moestro.mixture.roster.Incumbent;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One learner: folds lessons into one model, and publishes it. The clock decides when to publish, never what is
 * learned.
 */
final class LearnerProcessor<M extends Model> extends ContextualProcessor<byte[], Taught, byte[], Object> {
    private static final Logger LOG = LoggerFactory.getLogger(LearnerProcessor.class);

    private final String name;
    private final Deployment deployment;
    private final Fold<M> fold;
    private final boolean dispensable;
    private final boolean apart;
    private LearnStore<M> store;
    private Counter stopped;
    private boolean counted;

    /** How a model takes a lesson. */
    @FunctionalInterface
    interface Fold<M> {
        /** Learns the lesson, or decides that it is not for this model. */
        void learn(M model, Taught taught);
    }

    /**
     * A learner.
     *
     * @param dispensable whether the others can learn on without it, if an error makes it stop
     * @param apart whether another application may have published the model before
     */
    private LearnerProcessor(String name, Deployment deployment, Fold<M> fold, boolean dispensable, boolean apart) {
        this.name = name;
        this.deployment = deployment;
        this.fold = fold;
        this.dispensable = dispensable;
        this.apart = apart;
    }

    static LearnerProcessor<Gate> gate(String name, Deployment deployment) {
        return new LearnerProcessor<>(
                name, deployment, (gate, taught) -> taught.handout().teach(gate, deployment.panel()), false, false);
    }

    static LearnerProcessor<Incumbent> expert(String name, int index, Deployment deployment, boolean apart) {
        return new LearnerProcessor<>(
                name,
                deployment,
                (expert, taught) -> taught.handout().teach(expert, index, deployment.panel()),
                true,
                apart);
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        store = context.getStateStore(Nodes.learnedStore(name));
        stopped = new Counter(context, "learners-stopped");
        String published = ModelKeys.of(name, context.taskId().partition(), deployment.ranges());
        new ModelPublisher(context, published, deployment.publishBandwidth())
                .schedule(store, deployment.publishAfter(), clearance(context));
    }

    private Clearance clearance(ProcessorContext<byte[], Object> context) {
        return apart ? new Overtaking(name, context.getStateStore(Nodes.PUBLISHED)) : Clearance.ALWAYS;
    }

    @Override
    public void process(Record<byte[], Taught> record) {
        if (store.isStopped()) {
            countStopped();
            return;
        }
        try {
            fold.learn(store.model(), record.value());
            store.folded(record.value().offset(), record.value().handout().lessons());
        } catch (Error e) {
            if (!dispensable) {
                throw e;
            }
            stop(record.value(), Thrown.text(e));
        }
    }

    /** Once in the life of a task, also if it had stopped before that began. */
    private void countStopped() {
        if (!counted) {
            counted = true;
            stopped.add();
        }
    }

    /** Memory and stack run out by no function of the lessons: what the model would become could not be told again. */
    private void stop(Taught taught, String error) {
        String lesson = taught.handout().id();
        store.stop("lesson '" + lesson + "' at offset " + taught.offset() + " made it throw " + error);
        countStopped();
        LOG.atError()
                .addKeyValue("expert", name)
                .addKeyValue("offset", taught.offset())
                .log(
                        "expert '{}' learns no more: lesson '{}' at offset {} made it throw {}; version {} of it is served on,"
                                + " and the others learn on. Give the process more memory, or take the expert out of the panel;"
                                + " then learn again from the lessons under a new 'edition'",
                        name,
                        lesson,
                        taught.offset(),
                        error,
                        store.version());
    }
}
