package moestro.topology;

import moestro.mixture.Answer;
import moestro.mixture.Task;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** One expert of the panel as a stream processor: asked only when the gate routes a record to it. */
final class ExpertProcessor extends ContextualProcessor<byte[], Call, byte[], Object> {
    private final int expert;
    private final Task task;

    ExpertProcessor(int expert, Task task) {
        this.expert = expert;
        this.task = task;
    }

    @Override
    public void process(Record<byte[], Call> record) {
        Call call = record.value();
        ServedPanel panel = call.panel();
        Answer answer = Answer.of(
                panel.experts().get(expert), call.input(), task, panel.encoder().labels());
        context().forward(record.withValue(new Call.Voice(call, expert, answer)));
    }
}
