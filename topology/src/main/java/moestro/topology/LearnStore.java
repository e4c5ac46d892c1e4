package moestro.topology;

import java.nio.charset.StandardCharsets;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model that learns, as a live object, with the prefix of the lessons topic it folds.
 *
 * <p>It is logged once per commit, not once per lesson: {@code flushCache} runs on the stream thread inside the open
 * transaction, before the producer is flushed, so what it puts into the inner store's changelog commits with the
 * offsets of the lessons it contains. {@code commit} would be too late. The interface is public, its package internal:
 * that is a choice, made for a hundredfold less logging, and a test that kills the process holds it in place.
 *
 * <p>Only parts whose bytes changed are logged, and only a model that a lesson has changed is written for it. What was
 * logged last is kept, in whole sections: it is what the next state is compared with, and what is published.
 */
final class LearnStore<M extends Model> implements StateStore, CachedStateStore<byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(LearnStore.class);

    private final String name;
    private final Basis basis;
    private final String digest;
    private final Supplier<M> fresh;
    private final KeyValueStore<String, byte[]> log;
    private final StateWriter writer = new StateWriter();
    private M model;
    private long version;
    private long lessons;
    private String stopped;
    private boolean moved;
    private boolean changed;
    private Published published;
    private Runnable beforeCommit = () -> {};
    private Runnable onceLogged = () -> {};
    private Logged logged;
    private LearnStore<?> teacher;

    LearnStore(String name, Basis basis, Supplier<M> fresh) {
        this.name = name;
        this.basis = basis;
        this.digest = basis.digest();
        this.fresh = fresh;
        this.log = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled()
                .build();
    }

    static <M extends Model> StoreBuilder<LearnStore<M>> builder(String name, Basis basis, Supplier<M> fresh) {
        return builder(name, () -> basis, fresh);
    }

    /** By a basis that is known when the store is made. */
    static <M extends Model> StoreBuilder<LearnStore<M>> builder(
            String name, Supplier<Basis> basis, Supplier<M> fresh) {
        return Live.builder(name, true, () -> new LearnStore<>(name, basis.get(), fresh));
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

    /** The digest of what the model rests on. */
    String basis() {
        return digest;
    }

    /** The model has folded the lesson at this offset. */
    void folded(long offset) {
        folded(offset, 1);
    }

    /** The model has folded the record at this offset, which is a lesson (1) or a command (0). */
    void folded(long offset, int lesson) {
        load();
        version = offset;
        lessons += lesson;
        moved = true;
        changed = true;
    }

    /** The lesson at this offset left the model as it was, unless it learns no more: then it has not come to it. */
    void passed(long offset) {
        passed(offset, 1);
    }

    /** The same of a record that is a lesson (1) or a command (0). */
    void passed(long offset, int lesson) {
        if (!isStopped()) {
            version = offset;
            lessons += lesson;
            moved = true;
        }
    }

    /** The same lessons are handed to this model as to the teacher's, so both must always have come as far. */
    void follow(LearnStore<?> teachersStore) {
        teacher = teachersStore;
    }

    /**
     * That this model has come as far as the teacher: another application may have learned it for a while. Not to be
     * asked while a lesson is being learned.
     *
     * @throws IncompatibleStateException if it has not; going on would skip lessons, and leave no fold
     */
    void requireAbreast() {
        if (teacher == null || isStopped() || (lessons() == teacher.lessons() && version() == teacher.version())) {
            return;
        }
        throw new IncompatibleStateException("store '" + name + "' has folded " + lessons + " lessons, up to version "
                + version + ", and the teacher of this application " + teacher.lessons() + ", up to version "
                + teacher.version()
                + ": this expert was learned apart for a while, and the lessons in between cannot be"
                + " learned here any more; name it under 'learning: apart' again and run 'moestro learn --experts',"
                + " beside this application if you like, or raise 'edition' to learn all again from the lessons");
    }

    /** Whether the model learns no more: see {@link #stop}. */
    boolean isStopped() {
        load();
        return !stopped.isEmpty();
    }

    /**
     * Gives up the live model, which may be half changed, for the one last logged, which learns no more: not after a
     * restart either, for that is logged too. What was published is never newer than what is logged.
     *
     * @param reason why, as it will be told
     */
    void stop(String reason) {
        Published sent = published();
        drop();
        load();
        published = sent;
        stopped = reason;
        moved = true;
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
        stopped = "";
        Snapshot stored = Snapshot.read(name, log::get);
        if (stored != null) {
            read(stored, loaded);
            logged = new Logged(stored, null, null);
        }
        published = new Published();
        model = loaded;
        if (!stopped.isEmpty()) {
            LOG.warn("store '{}' learns no more since version {}: {}", name, version, stopped);
        }
    }

    private void read(Snapshot stored, M into) {
        String refusal = basis.refusal(name, stored.basis());
        if (refusal != null) {
            throw new IncompatibleStateException(refusal);
        }
        StateReader reader = new StateReader(stored.sections());
        try {
            into.readModel(reader);
            into.readTraining(reader);
        } catch (RuntimeException e) {
            throw new IncompatibleStateException(
                    "store '" + name + "' cannot be read: " + e.getMessage()
                            + "; run the version that wrote it, or learn again from the lessons under a new"
                            + " 'edition'",
                    e);
        }
        version = stored.version();
        lessons = stored.lessons();
        stopped = stored.stopped();
    }

    /** What is done before a commit logs the model: it may still change it, and forward records. */
    void beforeCommit(Runnable what) {
        beforeCommit = what;
    }

    /** What is done between the logging of the model and the commit: it may forward records, which commit with it. */
    void onceLogged(Runnable what) {
        onceLogged = what;
    }

    @Override
    public void flushCache() {
        beforeCommit.run();
        if (changed || (moved && logged == null)) {
            logChanges();
        } else if (moved) {
            logMeta(logged.snapshot().sections(), logged.served());
        } else {
            return;
        }
        onceLogged.run();
    }

    /**
     * What may be published: what was logged last. An error while learning takes a model back to that, so nothing newer
     * must ever have been published.
     *
     * @return null if nothing was logged yet; otherwise it knows what is served of it
     */
    Logged logged() {
        load();
        if (logged != null && logged.served() == null) {
            logChanges();
        }
        return logged;
    }

    /** The version logged last; -1 for none. */
    long loggedVersion() {
        load();
        return logged == null ? -1 : logged.snapshot().version();
    }

    private void logChanges() {
        model().writeModel(writer);
        Map<String, byte[]> served = writer.sections();
        model().writeTraining(writer);
        Map<String, byte[]> sections = writer.sections();
        Map<String, byte[]> before =
                logged == null ? Map.of() : logged.snapshot().sections();
        if (logged == null || !logged.snapshot().basis().equals(basis.text())) {
            log.put(Snapshot.BASIS, basis.text().getBytes(StandardCharsets.UTF_8));
        }
        sections.forEach((section, bytes) -> Snapshot.changes(section, before.get(section), bytes, log::put));
        forgetSurplus(before, sections);
        logMeta(sections, served);
        writer.again();
    }

    private void logMeta(Map<String, byte[]> sections, Map<String, byte[]> served) {
        Snapshot now = new Snapshot(version, lessons, stopped, basis.text(), sections);
        log.put(Snapshot.META, now.meta());
        logged = new Logged(now, served, logged);
        moved = false;
        changed = false;
    }

    /** Parts of sections that have shrunk or gone are nobody's any more. */
    private void forgetSurplus(Map<String, byte[]> before, Map<String, byte[]> now) {
        before.forEach((section, bytes) -> {
            byte[] kept = now.get(section);
            for (int i = kept == null ? 0 : Snapshot.parts(kept.length); i < Snapshot.parts(bytes.length); i++) {
                log.delete(Snapshot.partKey(section, i));
            }
        });
    }

    /** The complete state of the live model. */
    Map<String, byte[]> state() {
        StateWriter all = new StateWriter();
        model().writeModel(all);
        model().writeTraining(all);
        return all.sections();
    }

    private void drop() {
        model = null;
        published = null;
        logged = null;
        moved = false;
        changed = false;
        writer.clear();
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
