package moestro.topology;

import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The wiring of remote experts, within the sub-topology that serves: a node for each that sends questions, and one that
 * reads answers. A panel without such experts has none of it.
 */
final class RemoteNodes {
    /**
     * Answers before events, whatever their times: a task that works off a backlog of old events would otherwise read the
     * answers last, when all have long been given up.
     */
    private static final TimestampExtractor FIRST = (record, partitionTime) -> 0;

    private final Deployment deployment;
    private final RemoteTopics topics;
    private final List<Remote> remotes;

    RemoteNodes(Deployment deployment) {
        this.deployment = deployment;
        this.topics = RemoteTopics.of(deployment.topics(), deployment.panel());
        this.remotes = Remote.of(deployment.panel());
    }

    /** The nodes that come before the merge, and send dead letters. */
    List<String> readers() {
        return remotes.isEmpty() ? List.of() : List.of(Nodes.ANSWER);
    }

    /** Adds what comes before the merge. */
    void add(Topology topology) {
        for (Remote remote : remotes) {
            String node = Nodes.expert(remote.name());
            topology.addProcessor(node, () -> new AskProcessor(remote, deployment), Nodes.GATE);
            topology.addSink(
                    Nodes.ask(remote.name()),
                    topics.ask(remote.name()),
                    new ByteArraySerializer(),
                    new ByteArraySerializer(),
                    node);
        }
        if (remotes.isEmpty()) {
            return;
        }
        topology.addSource(
                AutoOffsetReset.earliest(),
                Nodes.ANSWERS,
                FIRST,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topics.answers());
        topology.addProcessor(Nodes.ANSWER, () -> new AnswerProcessor(deployment), Nodes.ANSWERS);
    }

    /** Adds the rest, once the merge, the pending store and the dead letters are there. */
    void connect(Topology topology) {
        if (remotes.isEmpty()) {
            return;
        }
        topology.addStateStore(
                WaitingStore.builder(Nodes.WAITING, deployment), Nodes.GATE, Nodes.MERGE, Nodes.JOIN, Nodes.ANSWER);
        remotes.forEach(remote -> topology.connectProcessorAndStateStores(Nodes.expert(remote.name()), Nodes.WAITING));
        topology.connectProcessorAndStateStores(Nodes.ANSWER, Nodes.PENDING);
    }
}
