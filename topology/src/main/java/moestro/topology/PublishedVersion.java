package moestro.topology;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import moestro.avro.ContractException;
import moestro.avro.Manifest;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The newest version of one model on the models topic, whoever has published it: a global store, read to its end before
 * anything is learned, and followed from then on.
 *
 * <p>Threads: written on the global thread only; {@link #version()} may be asked by anyone, at any time.
 */
final class PublishedVersion implements StateStore {
    private final String manifestKey;
    private final String basis;
    private volatile long version = -1;
    private boolean open;

    private PublishedVersion(String model, String basis) {
        this.manifestKey = ModelKeys.manifest(model);
        this.basis = basis;
    }

    /** Adds it to an application that learns a model on the same basis. */
    static void add(Topology topology, String topic, String model, Basis basis) {
        topology.addGlobalStore(
                Live.builder(Nodes.PUBLISHED, false, () -> new PublishedVersion(model, basis.digest())),
                Nodes.MODELS_IN,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topic,
                Nodes.MODELS_APPLY,
                Follower::new);
    }

    /** Offset of the last lesson folded into it; -1 if nothing was published. */
    long version() {
        return version;
    }

    /** Takes a record of the models topic; what is no manifest of this model on this basis is nothing to it. */
    void accept(byte[] key, byte[] value) {
        if (key == null || value == null || !manifestKey.equals(new String(key, StandardCharsets.UTF_8))) {
            return;
        }
        if (Manifest.CODEC.recognises(value)) {
            Manifest manifest = Manifest.CODEC.decode(value);
            if (manifest.basis().equals(basis)) {
                version = Math.max(version, manifest.version());
            }
        }
    }

    @Override
    public String name() {
        return Nodes.PUBLISHED;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {
            throw new IllegalStateException("a global store with a processor is restored by its processor");
        });
        open = true;
    }

    @Override
    public void commit(Map<TopicPartition, Long> offsets) {}

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** Hands it every record of the models topic. One that cannot be read is passed over, as in serving. */
    private static final class Follower extends ContextualProcessor<byte[], byte[], Void, Void> {
        @Override
        public void process(Record<byte[], byte[]> record) {
            PublishedVersion published = context().getStateStore(Nodes.PUBLISHED);
            try {
                published.accept(record.key(), record.value());
            } catch (ContractException e) {
                return; // nobody serves it either
            }
        }
    }
}
