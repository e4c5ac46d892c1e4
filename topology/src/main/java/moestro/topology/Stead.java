package moestro.topology;

import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;

/**
 * Does something as if a processor had its turn with a record. Kafka Streams has no public way to forward before a
 * commit, or to go on with an earlier record; what its own caches do when they are flushed is done here: put the
 * record's context and the node in place, and back afterwards.
 */
final class Stead {
    private Stead() {}

    static void act(
            InternalProcessorContext<?, ?> context,
            ProcessorNode<?, ?, ?, ?> node,
            ProcessorRecordContext record,
            Runnable what) {
        ProcessorRecordContext recordBefore = context.recordContext();
        ProcessorNode<?, ?, ?, ?> nodeBefore = context.currentNode();
        context.setRecordContext(record);
        context.setCurrentNode(node);
        try {
            what.run();
        } finally {
            context.setRecordContext(recordBefore);
            context.setCurrentNode(nodeBefore);
        }
    }
}
