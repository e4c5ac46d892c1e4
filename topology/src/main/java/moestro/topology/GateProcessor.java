package moestro.topology;

import java.util.ArrayList;
import java.util.List;
import moestro.avro.Event;
import moestro.mixture.Features;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Question;
import moestro.mixture.Resting;
import moestro.mixture.Row;
import moestro.mixture.Standardizer;
import moestro.mixture.route.Selection;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The gating processor: validates an event, scores the experts, and forwards it to the chosen ones by name, then to the
 * merge. Whatever is wrong with a record is found before the first forward.
 */
final class GateProcessor extends ContextualProcessor<byte[], byte[], byte[], Object> {
    private final Deployment deployment;
    private final Features features;
    private final List<String> nodes = new ArrayList<>();
    private ModelTable models;
    private PendingStore pending;
    private LearnStore<Standardizer> standardizer;
    private DeadLetters deadLetters;
    private Counter duplicates;
    private Guards guards;

    GateProcessor(Deployment deployment) {
        this.deployment = deployment;
        this.features = deployment.features();
        deployment.panel().names().forEach(name -> nodes.add(Nodes.expert(name)));
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        models = context.getStateStore(Nodes.MODELS);
        pending = context.getStateStore(Nodes.PENDING);
        standardizer = context.getStateStore(Nodes.STANDARDIZER);
        duplicates = new Counter(context, "duplicate-events");
        guards = new Guards(deployment, context);
        deadLetters = new DeadLetters(context, Nodes.SERVE_DEAD_LETTERS);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Event event = deadLetters.decoded(record, Sizes.EVENT, "an event");
        if (event == null) {
            return;
        }
        Row row = new Row(event.numbers(), event.categories());
        String complaint = complaint(record, event, row);
        if (complaint != null) {
            deadLetters.send(record, complaint);
            return;
        }
        PendingEntry known = pending.get(event.id());
        if (known != null && known.state() != PendingEntry.State.EARLY) {
            duplicates.add();
            return;
        }
        dispatch(record, event, row);
    }

    private String complaint(Record<byte[], byte[]> record, Event event, Row row) {
        String key = Keys.complaint(record.key(), event.id());
        if (key != null) {
            return key;
        }
        String time = Times.complaint("event time", event.time(), context().currentSystemTimeMs());
        String headers = Sizes.complaint(record.headers());
        return time != null ? time : headers != null ? headers : features.complaint(row);
    }

    private void dispatch(Record<byte[], byte[]> record, Event event, Row row) {
        ServedPanel panel = models.panel();
        float[] standardized = standardizer.model().standardize(row);
        float[] history = panel.encoder().labels().inputsNow();
        Input input = panel.encoder().encode(row, standardized, history);
        standardizer.model().observe(row);
        standardizer.folded(context().recordMetadata().orElseThrow().offset());
        List<Resting> resting = guards.resting(panel.asleep());
        boolean[] closed = Breakers.closedTo(panel.asleep(), resting, nodes.size());
        Selection selection = panel.gate().select(input, Hash.of(event.id()), closed);
        Question question = new Question(event.id(), row, standardized, history, selection, resting);
        Call call = new Call(question, input, panel, guards, event.time());
        // One record for all: each new one would copy the headers.
        Record<byte[], Object> way = record.withValue(call);
        for (int expert : selection.asked()) {
            context().forward(way, nodes.get(expert));
        }
        call.complete();
        context().forward(way, Nodes.MERGE);
    }

    /** Ends the threads of experts that have one. */
    @Override
    public void close() {
        guards.close();
    }
}
