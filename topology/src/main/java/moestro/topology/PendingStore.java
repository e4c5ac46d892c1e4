package moestro.topology;

import java.util.Map;
import moestro.topology.PendingEntry.State;
import moestro.topology.PendingKeys.Shelf;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What a serving task knows of each id until its time-to-live ends, in event time, and of a prediction that got no
 * label for one time-to-live more. The clock is the task's {@link Watermark}: as far as events and labels have both come.
 *
 * <p>Bounded in what it keeps, and in what it does at once: however far the clock jumps, a record waits for a thousand
 * entries to be put away at most. What is overdue and still there is not found by {@link #get} any more, so nobody can
 * tell. Logged, in memory or on disk; either can be restored from what the other has logged.
 */
final class PendingStore implements Backed {
    /** Expiry is looked at in steps of a fraction of the time-to-live: entries live up to this much longer. */
    private static final int STEPS = 64;
    /** So many entries are put away for one record, lest a transaction outlasts its time-out. */
    private static final int AT_ONCE = 1000;

    private final KeyValueStore<Bytes, byte[]> log;
    private final PendingSettings settings;
    private final long timeToLive;
    private final long step;
    private PendingIndex index;
    private PendingMeta meta;
    private long size;
    private final LastRead last = new LastRead();
    private final Watermark watermark = new Watermark();

    /** Is told of every entry that goes; of one that expires, while it still has its content. */
    interface Farewell {
        /**
         * An entry goes.
         *
         * @param crowdedOut whether it had to give way, and had not outlived its time
         */
        void say(String id, PendingEntry entry, boolean crowdedOut);
    }

    PendingStore(String name, long timeToLive, PendingSettings settings) {
        this.timeToLive = timeToLive;
        this.settings = settings;
        this.step = Math.max(1, timeToLive / STEPS);
        KeyValueBytesStoreSupplier kind = switch (settings.store()) {
            case MEMORY -> PackedStore.supplier(name);
            case DISK -> Stores.persistentKeyValueStore(name);
        };
        this.log = Stores.keyValueStoreBuilder(kind, Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled()
                .build();
    }

    static StoreBuilder<PendingStore> builder(String name, long timeToLive, PendingSettings settings) {
        return Live.builder(name, true, () -> new PendingStore(name, timeToLive, settings));
    }

    /** What counts as known of an id now, or null. */
    PendingEntry get(String id) {
        load();
        PendingEntry entry = last.of(id, log);
        if (entry == null || !isOverdue(entry)) {
            return entry;
        }
        return entry.state() == State.AWAITING && !isOverdue(entry.expired()) ? entry.expired() : null;
    }

    /** An id of which nothing counts as known. */
    void add(String id, PendingEntry entry, Farewell farewell) {
        add(id, entry, entry.encode(), farewell);
    }

    /**
     * The same.
     *
     * @param stored the entry, encoded
     */
    void add(String id, PendingEntry entry, byte[] stored, Farewell farewell) {
        load();
        PendingEntry overdue = last.of(id, log);
        Bytes key = last.key();
        if (overdue != null) {
            index.unfile(shelf(overdue), step(overdue), key);
            farewell.say(id, overdue, false);
            size--;
        }
        put(key, stored);
        index.file(shelf(entry), step(entry), key);
        size++;
        for (int n = 0; size > settings.most() && n < AT_ONCE; n++) {
            giveWay(farewell);
        }
    }

    /** An id that is known, and whose event and label have met. */
    void done(String id, PendingEntry before, double label) {
        put(PendingKeys.entry(id), PendingEntry.done(before.time(), label).encode());
    }

    private void put(Bytes key, byte[] value) {
        log.put(key, value);
        last.forget(key);
    }

    private void delete(Bytes key) {
        log.delete(key);
        last.forget(key);
        size--;
    }

    /** How many ids it keeps, in whichever state. */
    long size() {
        load();
        return size;
    }

    /** How far this task's inputs have come. */
    Watermark watermark() {
        return watermark;
    }

    /**
     * Moves the clock, never back, and puts away what has outlived its time.
     *
     * @param time milliseconds since 1970, or {@link Watermark#UNKNOWN}
     */
    void advance(long time, Farewell farewell) {
        load();
        if (meta.reach(Math.floorDiv(Math.max(time, Long.MIN_VALUE + timeToLive) - timeToLive, step))) {
            log.put(PendingKeys.META, meta.encode());
        }
        for (Shelf shelf : Shelf.values()) {
            sweep(shelf, farewell);
        }
    }

    private void sweep(Shelf shelf, Farewell farewell) {
        for (int n = 0; n < AT_ONCE; n++) {
            PendingIndex.Filed filed = index.poll(shelf, meta.horizon());
            if (filed == null) {
                return;
            }
            PendingEntry entry = read(filed.entry());
            if (isWhere(entry, shelf, filed)) {
                outlived(filed.entry(), entry, farewell);
            }
        }
    }

    private void outlived(Bytes key, PendingEntry entry, Farewell farewell) {
        PendingEntry remains = entry.expired();
        if (entry.state() == State.AWAITING && !isOverdue(remains)) {
            put(key, remains.encode());
            index.file(shelf(remains), step(remains), key);
        } else {
            delete(key);
        }
        farewell.say(PendingKeys.id(key), entry, false);
    }

    /** What has expired is older than whatever has not. */
    private void giveWay(Farewell farewell) {
        for (Shelf shelf : new Shelf[] {Shelf.EXPIRED, Shelf.LIVE}) {
            PendingIndex.Filed filed = index.poll(shelf, Long.MAX_VALUE);
            if (filed != null) {
                PendingEntry entry = read(filed.entry());
                if (isWhere(entry, shelf, filed)) {
                    delete(filed.entry());
                    farewell.say(PendingKeys.id(filed.entry()), entry, !isOverdue(entry));
                }
                return;
            }
        }
    }

    private boolean isWhere(PendingEntry entry, Shelf shelf, PendingIndex.Filed filed) {
        return entry != null && shelf(entry) == shelf && step(entry) == filed.step();
    }

    private static Shelf shelf(PendingEntry entry) {
        return entry.state() == State.EXPIRED ? Shelf.EXPIRED : Shelf.LIVE;
    }

    private long step(PendingEntry entry) {
        return Math.floorDiv(entry.state() == State.EXPIRED ? entry.time() + timeToLive : entry.time(), step);
    }

    private boolean isOverdue(PendingEntry entry) {
        return step(entry) < meta.horizon();
    }

    private PendingEntry read(Bytes key) {
        byte[] value = log.get(key);
        return value == null ? null : PendingEntry.decode(value);
    }

    /** On first use, for restoration ends before a processor's first record, not its init. */
    private void load() {
        if (meta != null) {
            return;
        }
        PendingMeta loaded = PendingMeta.of(log.get(PendingKeys.META));
        boolean disk = settings.store() == PendingSettings.Store.DISK;
        index = disk ? new DiskIndex(log) : new MemoryIndex();
        PendingScan scan = new PendingScan(log);
        if (disk && loaded.isIndexed()) {
            size = scan.indexed();
        } else {
            if (loaded.isIndexed()) {
                scan.dropIndex();
            }
            size = scan.entries((key, entry) -> index.file(shelf(entry), step(entry), key));
        }
        meta = loaded.indexed(disk);
        if (loaded.isIndexed() != disk) {
            log.put(PendingKeys.META, meta.encode());
        }
    }

    @Override
    public StateStore backing() {
        return log;
    }

    @Override
    public void forget() {
        meta = null;
        index = null;
        last.forget();
        watermark.clear();
    }
}
