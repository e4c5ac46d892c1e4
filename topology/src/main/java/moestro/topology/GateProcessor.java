package moestro.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import moestro.avro.Event;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Question;
import moestro.mixture.Resting;
import moestro.mixture.Row;
import moestro.mixture.Standardizer;
import moestro.mixture.gate.Gate;
import moestro.mixture.route.Selection;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The gating processor: validates an event, scores the experts, and forwards it to the chosen ones by name, then to the
 * merge. Whatever is wrong with a record is found before the first forward. With a large gate, events wait for each other
 * and are scored together ({@link Batching}); then each goes its way by itself, in the order in which they came.
 */
final class GateProcessor extends ContextualProcessor<byte[], byte[], byte[], Object> {
    private final Deployment deployment;
    private final RecordChecks checks;
    private final List<String> nodes = new ArrayList<>();
    private ModelTable models;
    private PendingStore pending;
    private WaitingStore waiting;
    private LearnStore<Standardizer> standardizer;
    private DeadLetters deadLetters;
    private Arrivals arrivals;
    private Counter duplicates;
    private Guards guards;

    GateProcessor(Deployment deployment) {
        this.deployment = deployment;
        this.checks = new RecordChecks(deployment);
        deployment.panel().names().forEach(name -> nodes.add(Nodes.expert(name)));
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        models = context.getStateStore(Nodes.MODELS);
        pending = context.getStateStore(Nodes.PENDING);
        waiting = WaitingStore.of(context, deployment);
        standardizer = context.getStateStore(Nodes.STANDARDIZER);
        standardizer.beforeCommit(this::serveWaiting);
        arrivals = new Arrivals(context, deployment.batching().size(deployment));
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
        String complaint = checks.event(
                record.key(), event, row, record.headers(), context().currentSystemTimeMs());
        if (complaint != null) {
            deadLetters.send(record, complaint);
            return;
        }
        Arrival arrival = new Arrival(record, event, row, arrivals.now());
        if (arrivals.most() == 1) {
            serve(arrival);
        } else if (arrivals.add(arrival)) {
            serveWaiting();
        }
    }

    private void serve(Arrival arrival) {
        if (isKnown(arrival.event().id())) {
            duplicates.add();
            return;
        }
        Ready ready = ready(arrival);
        dispatch(ready, ready.panel().gate().logits(ready.input()));
    }

    /** Serves those that wait. */
    private void serveWaiting() {
        List<Arrival> taken = arrivals.take();
        if (taken.isEmpty()) {
            return;
        }
        List<Ready> ready = new ArrayList<>(taken.size());
        Set<String> ids = new HashSet<>();
        for (Arrival arrival : taken) {
            String id = arrival.event().id();
            if (!ids.add(id) || isKnown(id)) {
                duplicates.add();
            } else {
                ready.add(ready(arrival));
            }
        }
        float[][] logits = logits(ready);
        for (int i = 0; i < logits.length; i++) {
            Ready one = ready.get(i);
            float[] own = logits[i];
            arrivals.inTurn(one.arrival(), () -> dispatch(one, own));
        }
    }

    /** Of all at once, or, with ranges, of those at once that have the same gate. */
    private float[][] logits(List<Ready> ready) {
        float[][] logits = new float[ready.size()][];
        Map<Integer, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < logits.length; i++) {
            places.computeIfAbsent(ready.get(i).panel().range(), range -> new ArrayList<>())
                    .add(i);
        }
        places.values().forEach(same -> {
            Gate gate = ready.get(same.getFirst()).panel().gate();
            float[][] rows = gate.logits(
                    same.stream().map(place -> ready.get(place).input()).toList());
            for (int j = 0; j < rows.length; j++) {
                logits[same.get(j)] = rows[j];
            }
        });
        return logits;
    }

    private boolean isKnown(String id) {
        if (waiting != null && waiting.get(id) != null) {
            return true;
        }
        PendingEntry known = pending.get(id);
        return known != null && known.state() != PendingEntry.State.EARLY;
    }

    /** An event that is encoded. */
    @SuppressWarnings("ArrayRecordComponent") // one per event on the hot path
    private record Ready(Arrival arrival, ServedPanel panel, float[] standardized, float[] history, Input input) {}

    private Ready ready(Arrival arrival) {
        Row row = arrival.row();
        ServedPanel panel = models.panel(row);
        float[] standardized = standardizer.model().standardize(row);
        float[] history = panel.encoder().labels().inputsNow();
        Input input = panel.encoder().encode(row, standardized, history);
        standardizer.model().observe(row);
        standardizer.folded(arrival.context().offset());
        return new Ready(arrival, panel, standardized, history, input);
    }

    private void dispatch(Ready ready, float[] logits) {
        ServedPanel panel = ready.panel();
        Event event = ready.arrival().event();
        List<Resting> resting = guards.resting(panel.asleep());
        boolean[] closed = Breakers.closedTo(panel.asleep(), resting, nodes.size());
        long record = Hash.of(event.id());
        Selection chosen = panel.gate().select(ready.input(), logits, record, closed);
        Selection selection = panel.gate()
                .withShadows(
                        chosen, shadows(panel, record), panel.teacher().roster().shadowRate());
        Question question = new Question(
                event.id(), ready.arrival().row(), ready.standardized(), ready.history(), selection, resting);
        Call call = new Call(question, ready.input(), panel, guards, event.time());
        // One record for all: each new one would copy the headers.
        Record<byte[], Object> way = ready.arrival().record().withValue(call);
        for (int expert : selection.asked()) {
            context().forward(way, nodes.get(expert));
        }
        context().forward(way, Nodes.MERGE);
    }

    /** One that fails rests in the shadow too. */
    private int[] shadows(ServedPanel panel, long record) {
        int[] shadows = panel.shadows(record);
        return shadows.length == 0
                ? shadows
                : Arrays.stream(shadows).filter(expert -> !guards.rests(expert)).toArray();
    }

    /** Ends the threads of experts that have one. */
    @Override
    public void close() {
        guards.close();
    }
}
