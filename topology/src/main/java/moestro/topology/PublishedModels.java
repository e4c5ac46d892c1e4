package moestro.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import moestro.avro.ContractException;
import moestro.avro.Manifest;
import moestro.avro.ModelPart;
import moestro.mixture.state.StateWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything on a models topic: all manifests that compaction has left, and the newest part of each key; or of some models
 * only, and of these what is newest, which is bounded for whoever reads on and on.
 */
final class PublishedModels {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedModels.class);

    private final Map<String, ModelPart> parts = new HashMap<>();
    private final Map<String, Manifest> newest = new HashMap<>();
    private final List<Manifest> manifests = new ArrayList<>();
    private final Set<String> whole;

    /** Of all models, and with their history. */
    PublishedModels() {
        this(null);
    }

    /** Of these models what is newest, and of others their newest manifest. */
    static PublishedModels newestOf(Set<String> models) {
        return new PublishedModels(Set.copyOf(models));
    }

    private PublishedModels(Set<String> whole) {
        this.whole = whole;
    }

    /** Takes a record, in the order of the topic. What is neither a part nor a manifest is ignored, as in serving. */
    void add(String key, byte[] value) {
        try {
            take(key, value);
        } catch (ContractException e) {
            LOG.warn("models record '{}' is ignored: {}", DeadLetter.legible(key), e.getMessage());
        }
    }

    private void take(String key, byte[] value) {
        if (value == null) {
            parts.remove(key);
        } else if (ModelKeys.isManifest(key)) {
            Manifest manifest = Manifest.CODEC.decode(value);
            newest.put(manifest.model(), manifest);
            if (whole == null) {
                manifests.add(manifest);
            }
        } else if (whole == null || whole.contains(ModelKeys.model(key))) {
            parts.put(key, ModelPart.CODEC.decode(value));
        }
    }

    List<Manifest> manifests() {
        return manifests;
    }

    /** The newest manifest of a model, or null. */
    Manifest newest(String model) {
        return newest.get(model);
    }

    /** The sections that the newest manifest of a model lists, or null if they are not whole. */
    Map<String, byte[]> sections(String model) {
        Map<String, byte[]> sections = new LinkedHashMap<>();
        for (Manifest.Section section : newest.get(model).sections()) {
            byte[] bytes = assembled(parts, model, section);
            if (bytes == null) {
                return null;
            }
            sections.put(section.name(), bytes);
        }
        return sections;
    }

    /** What is wrong with the bytes that the newest manifest of a model lists, or null. */
    String complaint(String model) {
        Manifest manifest = newest.get(model);
        Map<String, byte[]> sections = new LinkedHashMap<>();
        for (Manifest.Section section : manifest.sections()) {
            byte[] bytes = assembled(parts, model, section);
            if (bytes == null) {
                return "its section '" + section.name() + "' is not whole on the models topic";
            }
            sections.put(section.name(), bytes);
        }
        return StateWriter.sha256(sections).equals(manifest.sha256())
                ? null
                : "its parts on the models topic do not have the digest of their manifest";
    }

    /**
     * Puts a section together.
     *
     * @return null if it is not whole at the version that the manifest names
     */
    static byte[] assembled(Map<String, ModelPart> parts, String model, Manifest.Section section) {
        List<byte[]> found = new ArrayList<>();
        long size = 0;
        for (int i = 0; i < section.parts(); i++) {
            ModelPart part = parts.get(ModelKeys.part(model, section.name(), i));
            if (part == null || part.version() != section.version()) {
                return null;
            }
            found.add(part.content());
            size += part.content().length;
        }
        if (size != section.bytes()) {
            return null;
        }
        byte[] bytes = new byte[Math.toIntExact(size)];
        int at = 0;
        for (byte[] part : found) {
            System.arraycopy(part, 0, bytes, at, part.length);
            at += part.length;
        }
        return bytes;
    }
}
