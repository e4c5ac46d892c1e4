package moestro.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import moestro.mixture.Model;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * A model that learns, as a live object, with the prefix of the lessons topic it folds.
 *
 * <p>It is logged once per commit, not once per lesson: {@code flushCache} runs on the stream thread inside the open
 * transaction, before the producer is flushed, so what it puts into the inner store's changelog commits with the
 * offsets of the lessons it contains. {@code commit} would be too late. The interface is public, its package internal:
 * that is a choice, made for a hundredfold less logging, and a test that kills the process holds it in place.
 *
 * <p>Only parts whose bytes changed are logged.
 */
final class LearnStore<M extends Model> implements StateStore, CachedStateStore<byte[], byte[]> {
    /** Small, so that a lesson that touches one leaf of a tree logs little more than that leaf. */
    private static final int PART_BYTES = 4 * 1024;

    private static final String META = "#meta";
    private static final int FORMAT = 1;

    private final String name;
    private final Supplier<M> fresh;
    private final KeyValueStore<String, byte[]> log;
    private final StateWriter writer = new StateWriter();
    private M model;
    private long version;
    private long lessons;
    private boolean dirty;
    private Published published;
    private Map<String, Integer> loggedParts = new HashMap<>();

    LearnStore(String name, Supplier<M> fresh) {
        this.name = name;
        this.fresh = fresh;
        this.log = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled()
                .build();
    }

    static <M extends Model> StoreBuilder<LearnStore<M>> builder(String name, Supplier<M> fresh) {
        return Live.builder(name, true, () -> new LearnStore<>(name, fresh));
    }

    /** The live model; loaded on first use, for restoration ends before a processor's first record, not its init. */
    M model() {
        load();
        return model;
    }

    /** Offset of the last lesson folded; -1 for none. */
    long version() {
        load();
        return version;
    }

    /** How many lessons were folded. Offsets have gaps; this has none. */
    long lessons() {
        load();
        return lessons;
    }

    /** The model has folded the lesson at this offset. */
    void folded(long offset) {
        load();
        version = offset;
        lessons++;
        dirty = true;
    }

    /** What this instance of the store has published so far; nothing after a restart. */
    Published published() {
        load();
        return published;
    }

    private void load() {
        if (model != null) {
            return;
        }
        M loaded = fresh.get();
        version = -1;
        lessons = 0;
        byte[] meta = log.get(META);
        if (meta != null) {
            Map<String, byte[]> sections = sections(ByteBuffer.wrap(meta));
            StateReader reader = new StateReader(sections);
            loaded.readModel(reader);
            loaded.readTraining(reader);
        }
        published = new Published();
        model = loaded;
    }

    private Map<String, byte[]> sections(ByteBuffer meta) {
        int format = meta.getInt();
        if (format != FORMAT) {
            throw new IllegalStateException("store '" + name + "' was written in format " + format
                    + ", this version reads format " + FORMAT + ": run the version that wrote it, or start a new"
                    + " application id");
        }
        version = meta.getLong();
        lessons = meta.getLong();
        Map<String, byte[]> sections = new HashMap<>();
        for (int n = meta.getInt(); n > 0; n--) {
            byte[] key = new byte[meta.getInt()];
            meta.get(key);
            String section = new String(key, StandardCharsets.UTF_8);
            byte[] bytes = new byte[meta.getInt()];
            for (int i = 0; i < parts(bytes.length); i++) {
                byte[] part = log.get(partKey(section, i));
                System.arraycopy(part, 0, bytes, i * PART_BYTES, part.length);
            }
            sections.put(section, bytes);
            loggedParts.put(section, parts(bytes.length));
        }
        return sections;
    }

    private static int parts(int bytes) {
        return Math.max(1, (bytes + PART_BYTES - 1) / PART_BYTES);
    }

    private static String partKey(String section, int index) {
        return section + "#" + index;
    }

    @Override
    public void flushCache() {
        if (!dirty) {
            return;
        }
        Map<String, byte[]> sections = state();
        sections.forEach((section, bytes) -> {
            for (int i = 0; i < parts(bytes.length); i++) {
                int end = Math.min(bytes.length, (i + 1) * PART_BYTES);
                putIfChanged(partKey(section, i), Arrays.copyOfRange(bytes, i * PART_BYTES, end));
            }
        });
        log.put(META, meta(sections));
        forgetSurplus(sections);
        dirty = false;
    }

    /** Parts of sections that have shrunk or gone are nobody's any more. */
    private void forgetSurplus(Map<String, byte[]> sections) {
        Map<String, Integer> now = new HashMap<>();
        sections.forEach((section, bytes) -> now.put(section, parts(bytes.length)));
        loggedParts.forEach((section, count) -> {
            for (int i = now.getOrDefault(section, 0); i < count; i++) {
                log.delete(partKey(section, i));
            }
        });
        loggedParts = now;
    }

    /** The complete state of the live model. */
    Map<String, byte[]> state() {
        writer.clear();
        model().writeModel(writer);
        model().writeTraining(writer);
        return new LinkedHashMap<>(writer.sections());
    }

    private void putIfChanged(String key, byte[] bytes) {
        if (!Arrays.equals(log.get(key), bytes)) {
            log.put(key, bytes);
        }
    }

    private byte[] meta(Map<String, byte[]> sections) {
        int size = 4 + 8 + 8 + 4;
        for (String section : sections.keySet()) {
            size += 8 + section.getBytes(StandardCharsets.UTF_8).length;
        }
        ByteBuffer meta = ByteBuffer.allocate(size)
                .putInt(FORMAT)
                .putLong(version)
                .putLong(lessons)
                .putInt(sections.size());
        sections.forEach((section, bytes) -> {
            byte[] key = section.getBytes(StandardCharsets.UTF_8);
            meta.putInt(key.length).put(key).putInt(bytes.length);
        });
        return meta.array();
    }

    private void drop() {
        model = null;
        published = null;
        loggedParts = new HashMap<>();
        dirty = false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        drop();
        log.init(context, root);
    }

    /** A corrupted or recycled task revives this object: what it had learned since the last commit must go. */
    @Override
    public void clearCache() {
        drop();
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<byte[], byte[]> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public void commit(Map<TopicPartition, Long> offsets) {
        log.commit(offsets);
    }

    @Override
    public void close() {
        drop();
        log.close();
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return log.isOpen();
    }
}
