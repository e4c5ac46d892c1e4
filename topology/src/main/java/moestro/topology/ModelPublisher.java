package moestro.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import moestro.avro.Manifest;
import moestro.avro.ModelPart;
import moestro.mixture.state.StateWriter;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Publishes what changed of a model, in parts below the broker's record limit, closed by a manifest. */
final class ModelPublisher {
    /** The format of parts and manifests; serving instances refuse any other. */
    static final int FORMAT = 1;

    static final int PART_BYTES = 128 * 1024;

    private final ProcessorContext<byte[], Object> context;
    private final String model;
    private final long bandwidth;
    private long notBefore = Long.MIN_VALUE;
    private long sent;

    /** A publisher that keeps to its bandwidth, in bytes per second. */
    ModelPublisher(ProcessorContext<byte[], Object> context, String model, long bandwidth) {
        this.context = context;
        this.model = model;
        this.bandwidth = bandwidth;
    }

    /** Publishes new lessons from now on, as often as asked to and the bandwidth allows. */
    void schedule(LearnStore<?> store, Duration every) {
        context.schedule(every, PunctuationType.WALL_CLOCK_TIME, now -> {
            if (now >= notBefore && store.version() > store.published().version()) {
                sent = 0;
                publish(store, now);
                notBefore = now + sent * 1000 / bandwidth;
            }
        });
    }

    /** Sends the changed sections and the manifest. */
    private void publish(LearnStore<?> store, long time) {
        Map<String, byte[]> sections = store.served();
        Published published = store.published();
        List<Manifest.Section> listed = new ArrayList<>();
        sections.forEach((name, bytes) -> listed.add(section(name, bytes, store, time)));
        published.forgetAllBut(sections.keySet()).forEach((name, gone) -> retract(name, 0, gone.parts(), time));
        Manifest manifest = new Manifest(
                model, store.version(), store.lessons(), FORMAT, store.basis(), StateWriter.sha256(sections), listed);
        forward(ModelKeys.manifest(model), Manifest.CODEC.encode(manifest), time);
        published.complete(store.version());
    }

    private Manifest.Section section(String name, byte[] bytes, LearnStore<?> store, long time) {
        String digest = StateWriter.sha256(Map.of(name, bytes));
        Published.Section before = store.published().section(name);
        int parts = Math.max(1, (bytes.length + PART_BYTES - 1) / PART_BYTES);
        if (before == null || !before.digest().equals(digest)) {
            for (int i = 0; i < parts; i++) {
                byte[] content =
                        Arrays.copyOfRange(bytes, i * PART_BYTES, Math.min(bytes.length, (i + 1) * PART_BYTES));
                ModelPart part = new ModelPart(model, name, i, parts, store.version(), content);
                forward(ModelKeys.part(model, name, i), ModelPart.CODEC.encode(part), time);
            }
            retract(name, parts, before == null ? 0 : before.parts(), time);
            before = new Published.Section(digest, store.version(), parts);
            store.published().sent(name, before);
        }
        return new Manifest.Section(name, parts, before.version(), bytes.length);
    }

    /** Tombstones for parts that no manifest will name again. */
    private void retract(String section, int from, int to, long time) {
        for (int i = from; i < to; i++) {
            byte[] key = ModelKeys.part(model, section, i).getBytes(StandardCharsets.UTF_8);
            context.forward(new Record<byte[], Object>(key, null, time), Nodes.MODELS_OUT);
        }
    }

    private void forward(String key, byte[] value, long time) {
        sent += value.length;
        context.forward(
                new Record<byte[], Object>(key.getBytes(StandardCharsets.UTF_8), value, time), Nodes.MODELS_OUT);
    }
}
