package moestro.topology;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import moestro.mixture.Answer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The calls of a serving task that wait for remote experts, by the event's id: as live objects, and logged, for a question
 * can be read by others only when the transaction has committed that asked it, so every wait outlasts a commit, and may
 * outlast the process.
 */
final class WaitingStore implements Backed {
    private final KeyValueStore<Bytes, byte[]> log;
    private final StoredCalls stored;
    private final int[] open;
    private Map<String, Call> calls;
    private Deadlines deadlines;
    private SortedMap<Long, Integer> eventTimes;

    /** Is told of an expert whose time is over. */
    interface Missed {
        void missed(Call call, int position);
    }

    WaitingStore(String name, Deployment deployment) {
        this.stored = new StoredCalls(deployment);
        this.open = new int[deployment.panel().members().size()];
        this.log = Stores.keyValueStoreBuilder(PackedStore.supplier(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled()
                .build();
    }

    static StoreBuilder<WaitingStore> builder(String name, Deployment deployment) {
        return Live.builder(name, true, () -> new WaitingStore(name, deployment));
    }

    /** That of a task; null where the panel has nobody to wait for. */
    static WaitingStore of(ProcessorContext<?, ?> context, Deployment deployment) {
        return Remote.of(deployment.panel()).isEmpty() ? null : context.getStateStore(Nodes.WAITING);
    }

    /** The call about an event that waits, or null. */
    Call get(String id) {
        load();
        return calls.get(id);
    }

    /** How many events wait for an expert. */
    int open(int expert) {
        load();
        return open[expert];
    }

    /** How many events wait. */
    int size() {
        load();
        return calls.size();
    }

    /** A call begins to wait, or waits on after one of those it waited for has answered. */
    void put(Call call) {
        load();
        log.put(key(call), stored.encode(call));
        if (calls.put(call.question().id(), call) != call) {
            enqueue(call);
        }
    }

    /** A call waits no more. */
    void remove(Call call) {
        load();
        if (calls.remove(call.question().id(), call)) {
            log.delete(key(call));
            eventTimes.computeIfPresent(call.eventTime(), (time, count) -> count == 1 ? null : (Integer) (count - 1));
        }
    }

    /** One that a call waits for is waited for no more. */
    void settle(Call call, int position, Answer answer, long version) {
        int expert = call.question().selection().asked()[position];
        call.answered(expert, answer);
        call.waited().end(position, version);
        open[expert]--;
    }

    /** Tells of each whose time is over, the first deadline first. */
    void expire(long now, Missed missed) {
        load();
        for (Deadlines.Due due = deadlines.poll(now); due != null; due = deadlines.poll(now)) {
            Call call = calls.get(due.id());
            if (call != null
                    && call.waited().number() == due.number()
                    && call.waited().isOpen(due.position())) {
                missed.missed(call, due.position());
            }
        }
    }

    /** The time of the oldest event that waits, milliseconds since 1970; the largest long if none does. */
    long oldest() {
        load();
        return eventTimes.isEmpty() ? Long.MAX_VALUE : eventTimes.firstKey();
    }

    private void enqueue(Call call) {
        eventTimes.merge(call.eventTime(), 1, Integer::sum);
        int[] asked = call.question().selection().asked();
        for (int j = 0; j < asked.length; j++) {
            if (call.waited().isOpen(j)) {
                open[asked[j]]++;
                deadlines.add(call, j);
            }
        }
    }

    private static Bytes key(Call call) {
        return Bytes.wrap(Keys.of(call.question().id()));
    }

    /** On first use, for restoration ends before a processor's first record, not its init. */
    private void load() {
        if (calls != null) {
            return;
        }
        calls = new HashMap<>();
        deadlines = new Deadlines();
        eventTimes = new TreeMap<>();
        Arrays.fill(open, 0);
        try (KeyValueIterator<Bytes, byte[]> all = log.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                Call call = stored.decode(entry.value);
                calls.put(call.question().id(), call);
                enqueue(call);
            }
        }
    }

    @Override
    public void forget() {
        calls = null;
        deadlines = null;
        eventTimes = null;
    }

    @Override
    public StateStore backing() {
        return log;
    }
}
