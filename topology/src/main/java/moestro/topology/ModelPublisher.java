package moestro.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import moestro.avro.Manifest;
import moestro.avro.ModelPart;
import moestro.mixture.state.StateWriter;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;

/**
 * Publishes what changed of a model, in parts below the broker's record limit, closed by a manifest. A large model is
 * spread over several turns, lest it hold up learning, fill a transaction, and come upon the serving instances all at
 * once; a small one goes in one.
 */
final class ModelPublisher {
    /** The format of parts and manifests; serving instances refuse any other. */
    static final int FORMAT = 1;

    static final int PART_BYTES = 128 * 1024;

    /** A model is sent this much faster than its bandwidth, and then pauses: so it is not old when it arrives. */
    private static final int BURST = 8;

    private final InternalProcessorContext<byte[], Object> context;
    private final String model;
    private final long bandwidth;
    private final Queue<Sending> sendings = new ArrayDeque<>();
    private Clearance clearance = Clearance.ALWAYS;
    private long turnBytes;
    private long notBefore = Long.MIN_VALUE;
    private long every;
    private long begun;
    private long sent;

    /** One record that is still to be sent, or one step in between. */
    @FunctionalInterface
    private interface Sending {
        void send(long time);
    }

    /** A publisher that keeps to its bandwidth, in bytes per second. */
    ModelPublisher(ProcessorContext<byte[], Object> context, String model, long bandwidth) {
        this.context = (InternalProcessorContext<byte[], Object>) context;
        this.model = model;
        this.bandwidth = bandwidth;
    }

    /**
     * Publishes new lessons from now on, as often as asked to and the bandwidth allows. To be called from a processor's
     * init. What is logged for a commit goes out with the same commit, if it is time; else later, as does the rest of a
     * large model.
     *
     * @param given says which versions may be published
     */
    void schedule(LearnStore<?> store, Duration atMostEvery, Clearance given) {
        clearance = given;
        every = atMostEvery.toMillis();
        turnBytes = Math.max(PART_BYTES, BURST * bandwidth * every / 1000);
        context.schedule(atMostEvery, PunctuationType.WALL_CLOCK_TIME, now -> {
            begin(store, now);
            send(now);
        });
        ProcessorNode<?, ?, ?, ?> node = context.currentNode();
        store.onceLogged(() -> {
            long now = context.currentSystemTimeMs();
            if (begin(store, now)) {
                Stead.act(context, node, nowhere(now), () -> send(now));
            }
        });
    }

    /** As Kafka Streams has it for what it does by the clock. */
    private static ProcessorRecordContext nowhere(long now) {
        return new ProcessorRecordContext(now, -1, -1, null, new RecordHeaders());
    }

    private boolean begin(LearnStore<?> store, long now) {
        store.requireAbreast();
        if (!sendings.isEmpty()
                || now < notBefore
                || store.loggedVersion() <= store.published().version()
                || !clearance.isGiven(store.loggedVersion())) {
            return false;
        }
        begun = now;
        sent = 0;
        prepare(store);
        return true;
    }

    private void send(long now) {
        long until = sent + turnBytes;
        while (!sendings.isEmpty() && sent < until) {
            sendings.remove().send(now);
        }
        notBefore = begun + Math.max(every, sent * 1000 / bandwidth);
    }

    /** Lines up the changed sections and the manifest, of what is logged now. */
    private void prepare(LearnStore<?> store) {
        Logged logged = store.logged();
        Published published = store.published();
        Map<String, byte[]> sections = logged.served();
        List<Manifest.Section> listed = new ArrayList<>();
        sections.forEach((name, bytes) -> listed.add(section(name, bytes, logged, published)));
        published.forgetAllBut(sections.keySet()).forEach((name, gone) -> retract(name, 0, gone.parts()));
        sendings.add(time -> {
            Snapshot snapshot = logged.snapshot();
            Manifest manifest = new Manifest(
                    model,
                    snapshot.version(),
                    snapshot.lessons(),
                    FORMAT,
                    store.basis(),
                    StateWriter.sha256(sections),
                    listed);
            forward(ModelKeys.manifest(model), Manifest.CODEC.encode(manifest), time);
            published.complete(snapshot.version());
        });
    }

    private Manifest.Section section(String name, byte[] bytes, Logged logged, Published published) {
        Published.Section before = published.section(name);
        int parts = Math.max(1, (bytes.length + PART_BYTES - 1) / PART_BYTES);
        if (before == null || logged.changed(name) > before.version()) {
            long version = logged.snapshot().version();
            for (int i = 0; i < parts; i++) {
                int index = i;
                sendings.add(time -> part(name, index, parts, version, bytes, time));
            }
            retract(name, parts, before == null ? 0 : before.parts());
            before = new Published.Section(version, parts);
            published.sent(name, before);
        }
        return new Manifest.Section(name, parts, before.version(), bytes.length);
    }

    private void part(String section, int index, int parts, long version, byte[] bytes, long time) {
        int from = index * PART_BYTES;
        byte[] content = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PART_BYTES));
        ModelPart part = new ModelPart(model, section, index, parts, version, content);
        forward(ModelKeys.part(model, section, index), ModelPart.CODEC.encode(part), time);
    }

    /** Tombstones for parts that no manifest will name again. */
    private void retract(String section, int from, int to) {
        for (int i = from; i < to; i++) {
            byte[] key = ModelKeys.part(model, section, i).getBytes(StandardCharsets.UTF_8);
            sendings.add(time -> context.forward(new Record<byte[], Object>(key, null, time), Nodes.MODELS_OUT));
        }
    }

    private void forward(String key, byte[] value, long time) {
        sent += value.length;
        context.forward(
                new Record<byte[], Object>(key.getBytes(StandardCharsets.UTF_8), value, time), Nodes.MODELS_OUT);
    }
}
