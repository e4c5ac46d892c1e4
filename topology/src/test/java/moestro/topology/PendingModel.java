package moestro.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import moestro.topology.PendingEntry.State;

/** What the pending store promises, said as plainly as can be: everything is looked at every time. */
final class PendingModel {
    private final long timeToLive;
    private final long most;
    private final long step;
    private final Map<String, PendingEntry> entries = new TreeMap<>();
    private final List<String> farewells = new ArrayList<>();
    private long clock = Long.MIN_VALUE;

    PendingModel(long timeToLive, long most) {
        this.timeToLive = timeToLive;
        this.most = most;
        this.step = Math.max(1, timeToLive / 64);
    }

    State state(String id) {
        return entries.containsKey(id) ? entries.get(id).state() : null;
    }

    void add(String id, State state, long time) {
        entries.put(id, new PendingEntry(state, time, new byte[8]));
        while (entries.size() > most) {
            String oldest = inOrder().getFirst();
            PendingEntry entry = entries.remove(oldest);
            farewells.add(oldest + " " + entry.state() + (isOver(entry) ? " outlived" : " gave way"));
        }
    }

    void done(String id) {
        entries.put(id, PendingEntry.done(entries.get(id).time(), 0));
    }

    void advance(long time) {
        clock = Math.max(clock, time);
        for (State state : new State[] {null, State.EXPIRED}) {
            for (String id : inOrder()) {
                PendingEntry entry = entries.get(id);
                if ((entry.state() == State.EXPIRED) == (state == State.EXPIRED) && isOver(entry)) {
                    outlived(id, entry);
                }
            }
        }
    }

    private void outlived(String id, PendingEntry entry) {
        farewells.add(id + " " + entry.state() + " outlived");
        if (entry.state() == State.AWAITING && !isOver(entry.expired())) {
            entries.put(id, entry.expired());
        } else {
            entries.remove(id);
        }
    }

    private List<String> inOrder() {
        return entries.keySet().stream()
                .sorted(Comparator.<String>comparingInt(id -> state(id) == State.EXPIRED ? 0 : 1)
                        .thenComparingLong(id -> bucket(entries.get(id)))
                        .thenComparing(id -> id))
                .toList();
    }

    private long bucket(PendingEntry entry) {
        return Math.floorDiv(entry.time() + (entry.state() == State.EXPIRED ? timeToLive : 0), step);
    }

    private boolean isOver(PendingEntry entry) {
        return clock != Long.MIN_VALUE && (bucket(entry) + 1) * step + timeToLive <= clock;
    }

    List<String> farewells() {
        return farewells;
    }

    int size() {
        return entries.size();
    }
}
