package moestro.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import moestro.avro.Codec;
import moestro.avro.Manifest;
import moestro.avro.ModelPart;
import moestro.mixture.Catalogue;
import moestro.mixture.Mixture;
import moestro.mixture.Model;
import moestro.mixture.Ranges;
import moestro.mixture.Row;
import moestro.mixture.Thrown;
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
 * <p>Threads: parts arrive on the global thread only; {@link #panel} may be read by anyone, at any time.
 */
final class ModelTable implements StateStore {
    private static final Logger LOG = LoggerFactory.getLogger(ModelTable.class);

    /** Parts are sent with 128 KiB. */
    private static final Codec<ModelPart> PART = ModelPart.CODEC.within(1 << 20);

    private final Deployment deployment;
    private final Catalogue catalogue;
    private final Map<String, Name> known = new HashMap<>();
    private final Map<String, ModelPart> staged = new HashMap<>();
    private final FloodLog log = new FloodLog(LOG::error);
    private final String basis;
    private volatile ServedRanges served;
    private volatile String refusal;
    private boolean open;

    ModelTable(Deployment deployment, Catalogue catalogue) {
        this.deployment = deployment;
        this.catalogue = catalogue;
        List<String> names = new ArrayList<>(List.of(Mixture.ENCODER, Mixture.GATE));
        names.addAll(deployment.panel().names());
        Ranges ranges = deployment.ranges();
        for (int range = 0; range < ranges.count(); range++) {
            for (String name : names) {
                known.put(ModelKeys.of(name, range, ranges), new Name(name, range));
            }
        }
        this.basis = Basis.ofLearning(deployment).digest();
        this.served = ServedRanges.fresh(deployment, catalogue);
    }

    /** What a model on the topic is called by its range. */
    private record Name(String model, int range) {}

    static StoreBuilder<ModelTable> builder(Deployment deployment, Catalogue catalogue, Consumer<ModelTable> whenMade) {
        return Live.builder(Nodes.MODELS, false, () -> {
            ModelTable table = new ModelTable(deployment, catalogue);
            whenMade.accept(table);
            return table;
        });
    }

    /** The newest whole version of every model, for an event. */
    ServedPanel panel(Row row) {
        return served.of(deployment.ranges().of(row));
    }

    /** The newest whole version of every model, for the events of each range. */
    List<ServedPanel> panels() {
        return served.all();
    }

    /** Why the last manifest was refused, if it was of another deployment; otherwise null. */
    String refusal() {
        return refusal;
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
            if (key == null) {
                throw new IllegalStateException("it has no key");
            }
            if (ModelKeys.isManifest(key)) {
                if (value != null) {
                    install(key, Manifest.CODEC.decode(value));
                }
            } else if (value == null) {
                staged.remove(key);
            } else {
                stage(key, PART.decode(value));
            }
        } catch (Throwable e) {
            log.add(
                    "models record '" + DeadLetter.legible(String.valueOf(key)) + "' is ignored, the model it belongs"
                            + " to stays as it was",
                    DeadLetter.legible(Thrown.text(e)));
        }
    }

    /** What no manifest can ask for is not kept: it would stay for ever. */
    private void stage(String key, ModelPart part) {
        if (!ModelKeys.part(part.model(), part.section(), part.index()).equals(key)) {
            throw new IllegalStateException("the key does not name the part that the value holds, model '"
                    + part.model() + "', section '" + part.section() + "', index " + part.index());
        }
        if (known.containsKey(part.model())) {
            staged.merge(key, part, ModelTable::inPlace);
        }
    }

    /**
     * The new part in the old one's array, if it fits: what is staged lives long, and a large model's worth of new arrays
     * would make the next collection of garbage a long pause. Models are read from copies, so nobody else has the array.
     */
    private static ModelPart inPlace(ModelPart old, ModelPart now) {
        byte[] content = now.content();
        if (old.content().length != content.length) {
            return now;
        }
        System.arraycopy(content, 0, old.content(), 0, content.length);
        return new ModelPart(now.model(), now.section(), now.index(), now.count(), now.version(), old.content());
    }

    private void install(String key, Manifest manifest) {
        String name = manifest.model();
        if (!ModelKeys.manifest(name).equals(key)) {
            throw new IllegalStateException("the key is not that of a manifest of model '" + name + "'");
        }
        if (manifest.format() != ModelPublisher.FORMAT) {
            throw new IllegalStateException(
                    "it has format " + manifest.format() + ", this version reads format " + ModelPublisher.FORMAT);
        }
        if (!manifest.basis().equals(basis)) {
            refusal = "model '" + name + "' was learned for another task, features, panel or seed than this"
                    + " deployment's; undo the change, or raise 'edition' here and where it is learned";
            throw new IllegalStateException(refusal);
        }
        refusal = null;
        Map<String, byte[]> sections = new LinkedHashMap<>();
        for (Manifest.Section section : manifest.sections()) {
            byte[] bytes = PublishedModels.assembled(staged, name, section);
            if (bytes == null) {
                LOG.debug("{} version {} is not whole yet: section {}", name, manifest.version(), section.name());
                return;
            }
            sections.put(section.name(), bytes);
        }
        if (!StateWriter.sha256(sections).equals(manifest.sha256())) {
            throw new IllegalStateException("the parts do not have the digest of the manifest");
        }
        Name whose = known.get(name);
        if (whose == null) {
            throw new IllegalStateException(
                    "neither the panel nor a range of this deployment has a model of this name");
        }
        Model model = ServedPanel.fresh(whose.model(), deployment, catalogue);
        model.readModel(new StateReader(sections));
        served = served.with(whose.range(), whose.model(), model, manifest.version());
        log.summarize();
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
        served = ServedRanges.fresh(deployment, catalogue);
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
