package moestro.avro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;

/** A message as Avro's own library writes it, the schema it is in, and the codec that must read it. */
record Sample(Codec<?> codec, Schema writer, Object datum) {
    /** Every contract's codec. */
    static final List<Codec<?>> CODECS = List.of(
            Event.CODEC,
            Prediction.CODEC,
            Feedback.CODEC,
            Lesson.CODEC,
            ModelPart.CODEC,
            Manifest.CODEC,
            Command.CODEC,
            Decision.CODEC,
            RoutingReport.CODEC,
            Ask.CODEC,
            ExpertAnswer.CODEC,
            WaitingCall.CODEC);

    /** An event before it had categories. */
    static final Schema EARLIER_EVENT = load("evolution/event-v0.avsc");

    /** An event that has more fields than today's. */
    static final Schema LATER_EVENT = load("evolution/event-v2.avsc");

    /** Any message of any contract, in its current schema. */
    static Arbitrary<Sample> current() {
        return Arbitraries.of(CODECS).flatMap(codec -> of(codec, codec.schema()));
    }

    /** Events in other schemas than the current one. */
    static Arbitrary<Sample> foreign() {
        return Arbitraries.of(EARLIER_EVENT, LATER_EVENT).flatMap(writer -> of(Event.CODEC.reading(writer), writer));
    }

    /** Both, in equal parts. */
    static Arbitrary<Sample> any() {
        return Arbitraries.oneOf(current(), foreign());
    }

    private static Arbitrary<Sample> of(Codec<?> codec, Schema writer) {
        return AnyDatum.of(writer).map(datum -> new Sample(codec, writer, datum));
    }

    /** The message in single-object encoding, by Avro's own encoder. */
    byte[] message() {
        try {
            ByteBuffer buffer = new BinaryMessageEncoder<>(GenericData.get(), writer).encode(datum);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same message, its arrays cut into blocks that carry their sizes. */
    byte[] messageInBlocks() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(message(), 0, 10);
        write(datum, writer, new EncoderFactory().configureBlockSize(64).blockingBinaryEncoder(out, null));
        return out.toByteArray();
    }

    /** A body as Avro's own encoder writes it. */
    static byte[] body(Object datum, Schema schema) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(datum, schema, EncoderFactory.get().binaryEncoder(out, null));
        return out.toByteArray();
    }

    private static void write(Object datum, Schema schema, Encoder encoder) {
        try {
            new GenericDatumWriter<>(schema).write(datum, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema load(String name) {
        try (InputStream in = Sample.class.getResourceAsStream(name)) {
            return SchemaParser.parseSingle(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
