package moestro.topology;

import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import moestro.avro.RoutingReport;
import moestro.mixture.Merger;
import moestro.mixture.Prediction;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The merge: when the experts have answered a call and the gate sends it on, emits one prediction and keeps what its label
 * will need. If the label came first, the lesson is due now. A call that waits for remote experts is kept until it comes
 * again with all that it waited for.
 */
final class MergeProcessor extends ContextualProcessor<byte[], Call, byte[], Object> {
    private final Contracts contracts;
    private final Deployment deployment;
    private final Merger merger;
    private final RoutingWindow window;
    private final IntSupplier partitions;
    private final Supplier<Observer> observer;
    private ModelTable models;
    private WaitingStore waiting;
    private PendingStore pending;
    private Joins joins;
    private Counter predictions;

    MergeProcessor(Deployment deployment, IntSupplier partitions, Supplier<Observer> observer) {
        this.deployment = deployment;
        this.partitions = partitions;
        this.observer = observer;
        this.contracts = new Contracts(deployment);
        this.merger = new Merger(deployment.task());
        this.window = new RoutingWindow(deployment.panel().names());
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        models = context.getStateStore(Nodes.MODELS);
        waiting = WaitingStore.of(context, deployment);
        pending = context.getStateStore(Nodes.PENDING);
        joins = new Joins(context, deployment, contracts, pending, partitions);
        predictions = new Counter(context, "predictions");
        Duration every = deployment.reportEvery();
        context.schedule(every, PunctuationType.WALL_CLOCK_TIME, this::report);
    }

    @Override
    public void process(Record<byte[], Call> record) {
        Call call = record.value();
        if (call.isWaiting()) {
            waiting.put(call);
        } else if (call.waited() == null) {
            predict(record, call, call.panel(), call.panel().gateVersion());
        } else {
            waiting.remove(call);
            ServedPanel panel =
                    call.panel() == null ? models.panel(call.question().row()) : call.panel();
            predict(record, call, panel.asOf(call), call.waited().selectedBy());
        }
    }

    /**
     * Predicts.
     *
     * @param panel that merges
     * @param selectedBy the version of the gate that selected: after a restart another one merges
     */
    private void predict(Record<byte[], Call> record, Call call, ServedPanel panel, long selectedBy) {
        Origin origin = Origin.unmark(record.headers());
        Prediction merged = merger.merge(
                call.question(), call.answers(), panel.gate(), panel.encoder().labels(), deployment.panel());
        Prediction prediction = selectedBy == panel.gateVersion()
                ? merged
                : merged.degraded(
                        "the gate of version " + selectedBy + " selected, before a restart, and another one merged");
        context()
                .forward(
                        record.withValue(contracts.prediction(prediction, panel, call.eventTime())), Nodes.PREDICTIONS);
        predictions.add();
        window.add(prediction);
        String id = prediction.id();
        PendingEntry early = pending.get(id);
        int room = early == null ? PendingEntry.HEADER : 0;
        byte[] lesson = contracts.pending(room, prediction.pending(), selectedBy, call.eventTime());
        if (early == null) {
            joins.await(id, call.eventTime(), lesson);
        } else {
            joins.meet(record, id, early, lesson, EarlyLabel.of(early).feedback());
        }
        joins.advance(Watermark.Side.EVENTS, origin, call.eventTime());
    }

    private void report(long now) {
        String task = context().taskId().toString();
        observer.get().pending(task, pending.size());
        if (window.isEmpty()) {
            return;
        }
        RoutingReport report = contracts.report(window, now, context().taskId().partition());
        context().forward(new Record<>(Keys.of(task), RoutingReport.CODEC.encode(report), now), Nodes.REPORTS);
        observer.get().routed(task, report, window.degraded(), window.recordEntropy());
        window.clear();
    }

    @Override
    public void close() {
        observer.get().left(context().taskId().toString());
    }
}
