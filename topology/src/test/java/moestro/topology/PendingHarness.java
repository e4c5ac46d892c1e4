package moestro.topology;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.test.TestRecord;

/** A pending store in a task of its own, with a real changelog, from which the next harness can restore it. */
final class PendingHarness implements AutoCloseable {
    static final String STORE = "pending";

    private final Path stateDir;
    private final long timeToLive;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> turns;
    private final List<TestRecord<byte[], byte[]>> changelog = new ArrayList<>();
    private Consumer<PendingStore> turn;

    /** A store that begins with what a changelog says. */
    PendingHarness(
            Path stateDir, PendingSettings settings, long timeToLive, List<TestRecord<byte[], byte[]>> restoredFrom) {
        this(stateDir, settings, timeToLive, restoredFrom, true);
    }

    /** The same, which keeps no changelog if nobody wants one. */
    PendingHarness(
            Path stateDir,
            PendingSettings settings,
            long timeToLive,
            List<TestRecord<byte[], byte[]>> restoredFrom,
            boolean logged) {
        this.stateDir = stateDir;
        this.timeToLive = timeToLive;
        changelog.addAll(restoredFrom);
        Topology topology = new Topology()
                .addSource("source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "turns")
                .addProcessor("turn", () -> new Turn(), "source")
                .addStateStore(
                        Live.builder(
                                STORE,
                                true,
                                () -> new Restored(
                                        new PendingStore(STORE, timeToLive, settings), restoredFrom, logged)),
                        "turn");
        driver = new TopologyTestDriver(topology, properties(stateDir));
        turns = driver.createInputTopic("turns", new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The task's next life, of this store or another, from what this one has logged. */
    PendingHarness restarted(PendingSettings settings) {
        List<TestRecord<byte[], byte[]>> log = changelog();
        close();
        return new PendingHarness(stateDir, settings, timeToLive, log);
    }

    private static Properties properties(Path stateDir) {
        return StreamsSettings.of(
                "harness", stateDir.toString(), 1, Profile.BALANCED, "dead", Map.of("bootstrap.servers", "no:1"));
    }

    /** Does something with the store, as a processor does. */
    void run(Consumer<PendingStore> what) {
        turn = what;
        turns.pipeInput(new byte[0], new byte[0]);
    }

    /** All that was logged so far, by this store and those that it was restored from. */
    List<TestRecord<byte[], byte[]>> changelog() {
        changelog.addAll(driver.createOutputTopic(
                        "harness-" + STORE + "-changelog", new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList());
        return changelog;
    }

    /** What compaction leaves of the changelog. */
    Map<Bytes, byte[]> compacted() {
        Map<Bytes, byte[]> left = new TreeMap<>();
        for (TestRecord<byte[], byte[]> record : changelog()) {
            if (record.value() == null) {
                left.remove(Bytes.wrap(record.key()));
            } else {
                left.put(Bytes.wrap(record.key()), record.value());
            }
        }
        return left;
    }

    @Override
    public void close() {
        driver.close();
    }

    private final class Turn extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
        @Override
        public void process(Record<byte[], byte[]> record) {
            Restored store = context().getStateStore(STORE);
            turn.accept(store.pending);
        }
    }

    /** Hands the changelog to the callback that the store registers for its restoration, as Kafka Streams does. */
    private record Restored(PendingStore pending, List<TestRecord<byte[], byte[]>> changelog, boolean logged)
            implements StateStore {
        @Override
        public String name() {
            return pending.name();
        }

        @Override
        public void init(StateStoreContext context, StateStore root) {
            pending.init(
                    (StateStoreContext) Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {InternalProcessorContext.class},
                            (proxy, method, arguments) -> {
                                if (!logged && method.getName().equals("logChange")) {
                                    return null;
                                }
                                try {
                                    Object result = method.invoke(context, arguments);
                                    if (method.getName().equals("register")) {
                                        restore((StateRestoreCallback) arguments[1]);
                                    }
                                    return result;
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            }),
                    root);
        }

        private void restore(StateRestoreCallback callback) {
            if (callback instanceof RecordBatchingStateRestoreCallback batches) {
                List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
                changelog.forEach(record -> records.add(
                        new ConsumerRecord<>("changelog", 0, records.size(), record.key(), record.value())));
                batches.restoreBatch(records);
            } else {
                changelog.forEach(record -> callback.restore(record.key(), record.value()));
            }
        }

        @Override
        public void close() {
            pending.close();
        }

        @Override
        public boolean persistent() {
            return pending.persistent();
        }

        @Override
        public boolean isOpen() {
            return pending.isOpen();
        }
    }
}
