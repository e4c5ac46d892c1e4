package moestro.topology;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** One expert of the panel as a stream processor: asked only when the gate routes a record to it. */
final class ExpertProcessor extends ContextualProcessor<byte[], Call, byte[], Object> {
    private final int expert;

    ExpertProcessor(int expert) {
        this.expert = expert;
    }

    @Override
    public void process(Record<byte[], Call> record) {
        Call call = record.value();
        call.answered(expert, call.guards().ask(expert, call));
        context().forward(record);
    }
}
