package moestro.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import moestro.avro.Manifest;
import moestro.avro.ModelPart;
import moestro.mixture.Catalogue;
import moestro.mixture.Model;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The global store of models: stages parts, and installs a model when a manifest finds every section whole, at the
 * version it names and with the digest it gives. Until then the old model serves.
 *
 * <p>Threads: parts arrive on the global thread only; {@link #panel()} may be read by anyone, at any time.
 */
final class ModelTable implements StateStore {
    private static final Logger LOG = LoggerFactory.getLogger(ModelTable.class);

    private final Deployment deployment;
    private final Catalogue catalogue;
    private final List<String> names;
    private final Map<String, ModelPart> staged = new HashMap<>();
    private volatile ServedPanel panel;
    private boolean open;

    ModelTable(Deployment deployment, Catalogue catalogue) {
        this.deployment = deployment;
        this.catalogue = catalogue;
        this.names = deployment.panel().names();
        this.panel = ServedPanel.fresh(deployment, catalogue);
    }

    static StoreBuilder<ModelTable> builder(Deployment deployment, Catalogue catalogue, Consumer<ModelTable> whenMade) {
        return Live.builder(Nodes.MODELS, false, () -> {
            ModelTable table = new ModelTable(deployment, catalogue);
            whenMade.accept(table);
            return table;
        });
    }

    /** The newest whole version of every model. */
    ServedPanel panel() {
        return panel;
    }

    /**
     * Takes one record of the models topic. Never throws, errors neither: one bad record, or one model that cannot be
     * read, must not stop every serving instance.
     *
     * @param key as {@link ModelKeys} makes them
     * @param value a part or a manifest; null forgets it
     */
    void accept(String key, byte[] value) {
        try {
            if (ModelKeys.isManifest(key)) {
                if (value != null) {
                    install(Manifest.CODEC.decode(value));
                }
            } else if (value == null) {
                staged.remove(key);
            } else {
                staged.put(key, ModelPart.CODEC.decode(value));
            }
        } catch (Throwable e) {
            LOG.error("models record '{}' is ignored, the model it belongs to stays as it was: {}", key, e.toString());
        }
    }

    private void install(Manifest manifest) {
        String name = manifest.model();
        if (manifest.format() != ModelPublisher.FORMAT) {
            throw new IllegalStateException(
                    "it has format " + manifest.format() + ", this version reads format " + ModelPublisher.FORMAT);
        }
        Map<String, byte[]> sections = new LinkedHashMap<>();
        for (Manifest.Section section : manifest.sections()) {
            byte[] bytes = assemble(name, section);
            if (bytes == null) {
                LOG.debug("{} version {} is not whole yet: section {}", name, manifest.version(), section.name());
                return;
            }
            sections.put(section.name(), bytes);
        }
        if (!StateWriter.sha256(sections).equals(manifest.sha256())) {
            throw new IllegalStateException("the parts do not have the digest of the manifest");
        }
        ServedPanel now = panel;
        Model model = ServedPanel.fresh(name, deployment, catalogue);
        model.readModel(new StateReader(sections));
        panel = now.with(name, model, manifest.version(), names);
    }

    private byte[] assemble(String model, Manifest.Section section) {
        List<byte[]> parts = new ArrayList<>();
        int size = 0;
        for (int i = 0; i < section.parts(); i++) {
            ModelPart part = staged.get(ModelKeys.part(model, section.name(), i));
            if (part == null || part.version() != section.version()) {
                return null;
            }
            parts.add(part.content());
            size += part.content().length;
        }
        byte[] bytes = new byte[size];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, bytes, at, part.length);
            at += part.length;
        }
        return bytes;
    }

    @Override
    public String name() {
        return Nodes.MODELS;
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
        staged.clear();
        panel = ServedPanel.fresh(deployment, catalogue);
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }
}
