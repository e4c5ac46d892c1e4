package moestro.bench.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import moestro.avro.Event;
import moestro.topology.Profile;
import moestro.topology.StreamsSettings;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The peer: a Kafka Streams application that decodes an event, puts it into a logged in-memory store under its id, and
 * writes a result as large as a prediction. Exactly once, one thread, the same client properties.
 */
public final class BareMain {
    static final String PROFILE = "benchmark.profile";
    static final String APPLICATION = "benchmark.application";
    static final String STATE = "benchmark.state";
    static final String EVENTS = "benchmark.events";
    static final String RESULTS = "benchmark.results";
    static final String BYTES = "benchmark.bytes";

    private static final String STORE = "seen";

    private BareMain() {}

    /** Takes a file with the properties above; the others in it are those of clients. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Properties file = new Properties();
        try (var in = Files.newInputStream(Path.of(arguments[0]))) {
            file.load(in);
        }
        Map<String, String> own = new HashMap<>();
        Map<String, String> client = new HashMap<>();
        file.stringPropertyNames()
                .forEach(key -> (key.startsWith("benchmark.") ? own : client).put(key, file.getProperty(key)));
        KafkaStreams streams = new KafkaStreams(
                topology(own.get(EVENTS), own.get(RESULTS), Integer.parseInt(own.get(BYTES))),
                StreamsSettings.of(
                        own.get(APPLICATION),
                        own.get(STATE),
                        1,
                        Profile.named(own.get(PROFILE)),
                        own.get(RESULTS),
                        client));
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        CountDownLatch failed = new CountDownLatch(1);
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.ERROR) {
                failed.countDown();
            }
        });
        streams.start();
        System.out.println(Jvm.RUNNING);
        failed.await();
        System.exit(1);
    }

    private static Topology topology(String events, String results, int bytes) {
        return new Topology()
                .addSource("events", new ByteArrayDeserializer(), new ByteArrayDeserializer(), events)
                .addProcessor("keep", () -> new Keeping(bytes), "events")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray()),
                        "keep")
                .addSink("results", results, new ByteArraySerializer(), new ByteArraySerializer(), "keep");
    }

    /** Decodes, keeps, answers. */
    private static final class Keeping extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
        private final int bytes;
        private KeyValueStore<String, byte[]> seen;

        Keeping(int bytes) {
            this.bytes = bytes;
        }

        @Override
        public void init(ProcessorContext<byte[], byte[]> context) {
            super.init(context);
            seen = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            Event event = Event.CODEC.decode(record.value());
            seen.put(event.id(), record.value());
            context().forward(record.withValue(result(event, record.value())));
        }

        /** The event's own bytes and, as far as they do not reach, its numbers: a result is not all zeros either. */
        private byte[] result(Event event, byte[] value) {
            byte[] result = new byte[bytes];
            for (int i = 0; i < bytes; i++) {
                float number = event.numbers()[i % event.numbers().length];
                result[i] = i < value.length ? value[i] : (byte) (Float.floatToIntBits(number) >> (i & 15));
            }
            return result;
        }
    }
}
