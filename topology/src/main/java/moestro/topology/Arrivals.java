package moestro.topology;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;

/**
 * Events that wait for each other. Their offsets count as consumed from the moment they were taken in, so nothing may be
 * committed while one waits: whoever owns this has it emptied before every commit.
 */
final class Arrivals {
    private final InternalProcessorContext<?, ?> context;
    private final int most;
    private final List<Arrival> waiting = new ArrayList<>();
    private ProcessorNode<?, ?, ?, ?> node;

    /** None yet, of at most so many. */
    Arrivals(ProcessorContext<?, ?> context, int most) {
        this.context = (InternalProcessorContext<?, ?>) context;
        this.most = most;
    }

    /** How many wait at most. */
    int most() {
        return most;
    }

    /** Where the record that is being processed stands. */
    ProcessorRecordContext now() {
        return context.recordContext();
    }

    /**
     * Takes one in, while it is being processed.
     *
     * @return whether there are now as many as can be
     */
    boolean add(Arrival arrival) {
        node = context.currentNode();
        waiting.add(arrival);
        return waiting.size() >= most;
    }

    /** Those that wait, in the order in which they came; none waits any more. */
    List<Arrival> take() {
        List<Arrival> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    /** Does something as if it were an earlier one's turn. */
    void inTurn(Arrival of, Runnable what) {
        Stead.act(context, node, of.context(), what);
    }
}
