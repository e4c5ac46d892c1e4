package moestro.bench;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import moestro.app.intake.CategoryFeature;
import moestro.app.intake.FeatureMap;
import moestro.app.intake.FieldPath;
import moestro.app.intake.Input;
import moestro.app.intake.NumberFeature;
import moestro.app.intake.Origin;
import moestro.app.intake.Period;
import moestro.app.intake.RegistrySettings;
import moestro.app.intake.WireFormat;
import moestro.avro.Event;
import moestro.mixture.Hash;
import moestro.mixture.Task;
import moestro.topology.IntakeReader;
import moestro.topology.Memory;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Somebody's records become events, beside their plain decoding: in JSON by Jackson to a tree, in Avro to a generic
 * record. A departure of twelve fields, of which one becomes two numbers, five a number and three a category.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
public class IntakeRecords {
    /**
     * What the measuring thread has taken of a processor itself: compilers, collections and whatever else the machine does
     * are left out, so that records to a second of it can be compared on a machine that is not idle.
     */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Own {
        /** Records so far in this iteration. */
        public long records;
        /** Nanoseconds of a processor in this iteration. */
        public long cpuNanos;

        private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        private long begun;

        /** An iteration begins. */
        @Setup(Level.Iteration)
        public void begin() {
            records = 0;
            begun = clock.getCurrentThreadCpuTime();
        }

        /** It ends. */
        @TearDown(Level.Iteration)
        public void end() {
            cpuNanos = clock.getCurrentThreadCpuTime() - begun;
        }
    }

    private static final int RECORDS = 1000;
    private static final int SCHEMA_ID = 7;
    private static final int FRAME = 5;
    private static final Schema SCHEMA = SchemaBuilder.record("Departure")
            .fields()
            .requiredString("id")
            .requiredString("carrier")
            .requiredString("tail")
            .requiredString("origin")
            .requiredString("destination")
            .requiredLong("scheduled")
            .optionalInt("distance")
            .requiredDouble("wind")
            .requiredDouble("visibility")
            .requiredInt("booked")
            .requiredInt("delay")
            .requiredString("remark")
            .endRecord();

    private final byte[][] json = new byte[RECORDS][];
    private final byte[][] avro = new byte[RECORDS][];
    private final ObjectReader jackson = JsonMapper.builder().build().reader();
    private final GenericDatumReader<Object> generic = new GenericDatumReader<>(SCHEMA);
    private BinaryDecoder decoder;
    private IntakeReader<Event> fromJson;
    private IntakeReader<Event> fromAvro;
    private IntakeReader<Event> remembering;
    private int next;

    /** Makes the records, and the readers as a configuration would. */
    @Setup
    public void prepare() throws IOException {
        for (int n = 0; n < RECORDS; n++) {
            GenericRecord record = departure(n);
            json[n] = GenericData.get().toString(record).getBytes(StandardCharsets.UTF_8);
            avro[n] = framed(record);
        }
        HttpServer registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] answer = JsonMapper.builder().build().writeValueAsBytes(Map.of("schema", SCHEMA.toString()));
        registry.createContext("/schemas/ids/" + SCHEMA_ID, exchange -> {
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        registry.start();
        try {
            URI url = URI.create("http://localhost:" + registry.getAddress().getPort());
            fromJson = reader(WireFormat.JSON, url, OptionalInt.empty());
            fromAvro = reader(WireFormat.AVRO, url, OptionalInt.empty());
            remembering = reader(WireFormat.JSON, url, OptionalInt.of(1));
            fromAvro.read(null, avro[0], 0); // asks for the schema
        } finally {
            registry.stop(0);
        }
    }

    private static GenericRecord departure(int n) {
        return new GenericRecordBuilder(SCHEMA)
                .set("id", "UA" + n + "-20260131")
                .set("carrier", "UA")
                .set("tail", "N" + Hash.below(Hash.mix(n, 1), 300))
                .set("origin", "ORD")
                .set("destination", "SFO")
                .set("scheduled", 1_770_000_000_000L + n)
                .set("distance", 300 + n)
                .set("wind", Hash.uniform(Hash.mix(n, 2)))
                .set("visibility", 10 * Hash.uniform(Hash.mix(n, 3)))
                .set("booked", Hash.below(Hash.mix(n, 4), 200))
                .set("delay", Hash.below(Hash.mix(n, 5), 90))
                .set("remark", "nothing to be said of this one")
                .build();
    }

    private static byte[] framed(GenericRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {0, 0, 0, 0, SCHEMA_ID});
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(SCHEMA).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static IntakeReader<Event> reader(WireFormat format, URI registry, OptionalInt lag) {
        NumberFeature last = lag.isPresent()
                ? new NumberFeature.Lagged("delay", path("delay"), lag.getAsInt(), Optional.of(path("tail")), 0)
                : number("delay");
        FeatureMap features = new FeatureMap(
                List.of(
                        number("distance"),
                        number("wind"),
                        number("visibility"),
                        number("booked"),
                        last,
                        new NumberFeature.Cycle("hour", path("scheduled"), Period.NAMED.get("day"))),
                List.of(category("carrier"), category("origin"), category("destination")));
        Origin origin = new Origin("departures", format, Optional.of(path("id")), Optional.of(path("scheduled")));
        return new Input(
                        origin,
                        features,
                        Optional.empty(),
                        Optional.of(new RegistrySettings(registry, Optional.empty())))
                .intake(new Task.Regression())
                .events()
                .reader()
                .apply(Memory.passing());
    }

    private static NumberFeature number(String name) {
        return new NumberFeature.Plain(name, path(name), OptionalDouble.empty());
    }

    private static CategoryFeature category(String name) {
        return new CategoryFeature(name, path(name), OptionalInt.empty(), Optional.empty());
    }

    private static FieldPath path(String text) {
        return FieldPath.of(text);
    }

    private int next() {
        next = (next + 1) % RECORDS;
        return next;
    }

    /** Jackson's tree of a record. */
    @Benchmark
    public Object jsonPlain(Own own) throws IOException {
        own.records++;
        return jackson.readTree(json[next()]);
    }

    /** The event of a record in JSON, encoded as it goes to its topic. */
    @Benchmark
    public byte[] jsonToEvent(Own own) {
        own.records++;
        return Event.CODEC.encode(fromJson.read(null, json[next()], 0));
    }

    /** The same, where one number is of the last record of its aircraft. */
    @Benchmark
    public byte[] jsonToEventWithLag(Own own) {
        own.records++;
        return Event.CODEC.encode(remembering.read(null, json[next()], 0));
    }

    /** Avro's generic record of a record. */
    @Benchmark
    public Object avroPlain(Own own) throws IOException {
        own.records++;
        byte[] value = avro[next()];
        decoder = DecoderFactory.get().binaryDecoder(value, FRAME, value.length - FRAME, decoder);
        return generic.read(null, decoder);
    }

    /** The event of a record in Avro, encoded as it goes to its topic. */
    @Benchmark
    public byte[] avroToEvent(Own own) {
        own.records++;
        return Event.CODEC.encode(fromAvro.read(null, avro[next()], 0));
    }
}
