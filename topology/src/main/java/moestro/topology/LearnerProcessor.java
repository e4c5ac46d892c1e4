package moestro.topology;

import moestro.mixture.Model;
import moestro.mixture.gate.Gate;
import moestro.mixture.roster.Incumbent;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * One learner: folds lessons into one model, and publishes it. The clock decides when to publish, never what is
 * learned.
 */
final class LearnerProcessor<M extends Model> extends ContextualProcessor<byte[], Taught, byte[], Object> {
    private final String name;
    private final Deployment deployment;
    private final Fold<M> fold;
    private LearnStore<M> store;

    /** How a model takes a lesson. */
    @FunctionalInterface
    interface Fold<M> {
        /** Learns the lesson, or decides that it is not for this model. */
        void learn(M model, Taught taught);
    }

    LearnerProcessor(String name, Deployment deployment, Fold<M> fold) {
        this.name = name;
        this.deployment = deployment;
        this.fold = fold;
    }

    static LearnerProcessor<Gate> gate(String name, Deployment deployment) {
        return new LearnerProcessor<>(
                name, deployment, (gate, taught) -> taught.instruction().teach(gate, deployment.panel()));
    }

    static LearnerProcessor<Incumbent> expert(String name, int index, Deployment deployment) {
        return new LearnerProcessor<>(
                name, deployment, (expert, taught) -> taught.instruction().teach(expert, index, deployment.panel()));
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        store = context.getStateStore(Nodes.learnedStore(name));
        new ModelPublisher(context, name, deployment.publishBandwidth()).schedule(store, deployment.publishAfter());
    }

    @Override
    public void process(Record<byte[], Taught> record) {
        fold.learn(store.model(), record.value());
        store.folded(record.value().offset());
    }
}
