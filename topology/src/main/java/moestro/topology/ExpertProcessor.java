package moestro.topology;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * One expert of the panel as a stream processor: asked only when the gate routes a record to it. The merge comes after it
 * and finds the answer in the call: to forward that as well would cost as much as the answer of a small net.
 */
final class ExpertProcessor extends ContextualProcessor<byte[], Call, byte[], Object> {
    private final int expert;

    ExpertProcessor(int expert) {
        this.expert = expert;
    }

    @Override
    public void process(Record<byte[], Call> record) {
        Call call = record.value();
        call.answered(expert, call.guards().ask(expert, call));
    }
}
