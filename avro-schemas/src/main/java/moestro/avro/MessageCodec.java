package moestro.avro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Reads and writes the current schema by hand, and turns a body in any other known schema into the current one first,
 * by Avro's own schema resolution.
 */
final class MessageCodec<T> implements Codec<T> {
    static final int DEFAULT_LIMIT = 8 << 20;
    static final int MOST_LIMIT = 1 << 30;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final ThreadLocal<BinaryOut> OUT = ThreadLocal.withInitial(BinaryOut::new);
    private static final byte FIRST_MARK = (byte) 0xC3;
    private static final byte SECOND_MARK = 1;
    private static final int HEADER = 10;

    private final SchemaBook book;
    private final BiConsumer<T, BinaryOut> write;
    private final Function<BinaryIn, T> read;
    private final int limit;
    private final byte[] header;

    private MessageCodec(SchemaBook book, BiConsumer<T, BinaryOut> write, Function<BinaryIn, T> read, int limit) {
        this.book = book;
        this.write = write;
        this.read = read;
        this.limit = limit;
        this.header = new byte[] {FIRST_MARK, SECOND_MARK, 0, 0, 0, 0, 0, 0, 0, 0};
        LONG.set(header, 2, book.fingerprint());
    }

    /**
     * A codec for the contract of that name.
     *
     * @param write puts down the fields in the schema's order
     * @param read takes them up in the same order
     */
    static <T> MessageCodec<T> of(String contract, BiConsumer<T, BinaryOut> write, Function<BinaryIn, T> read) {
        return new MessageCodec<>(SchemaBook.of(contract), write, read, DEFAULT_LIMIT);
    }

    @Override
    public byte[] encode(T message) {
        return encode(0, message);
    }

    @Override
    public byte[] encode(int room, T message) {
        BinaryOut out = OUT.get();
        out.begin(book.contract(), header, limit);
        write.accept(message, out);
        return out.end(room);
    }

    @Override
    public T decode(byte[] bytes) {
        long fingerprint = fingerprint(bytes);
        if (fingerprint == book.fingerprint()) {
            return readCurrent(bytes, HEADER);
        }
        Schema writer = book.writer(fingerprint);
        if (writer == null) {
            throw new ContractException(book.contract() + ": the message was written in schema "
                    + SchemaBook.hex(fingerprint) + ", which is not known here (known: " + book.fingerprints()
                    + "). It is of another kind, or its writer is newer: upgrade this reader, or give it the writer's"
                    + " schema with Codec.reading");
        }
        return readCurrent(resolved(bytes, writer), 0);
    }

    /**
     * Writes a message anew from one in the current schema, without making a record of it.
     *
     * @param edit reads the whole body and writes one
     * @return null if the message is in another schema
     * @throws ContractException as {@link #decode} and {@link #encode} do
     */
    byte[] edited(byte[] bytes, BiConsumer<BinaryIn, BinaryOut> edit) {
        if (fingerprint(bytes) != book.fingerprint()) {
            return null;
        }
        BinaryIn in = new BinaryIn(book.contract(), bytes, HEADER);
        BinaryOut out = OUT.get();
        out.begin(book.contract(), header, limit);
        edit.accept(in, out);
        in.end();
        return out.end();
    }

    private long fingerprint(byte[] bytes) {
        if (bytes == null) {
            throw new ContractException(book.contract() + ": the message is null: a value was expected");
        }
        if (bytes.length > limit) {
            throw new ContractException(book.contract() + ": the message has " + bytes.length + " bytes, the limit is "
                    + limit + " here: make it smaller");
        }
        if (!isMarked(bytes)) {
            throw new ContractException(
                    book.contract() + ": the message does not begin with C3 01 and the fingerprint of"
                            + " a schema: write it in Avro's single-object encoding (not a schema registry's framing, an Avro"
                            + " file or JSON)");
        }
        return (long) LONG.get(bytes, 2);
    }

    private static boolean isMarked(byte[] bytes) {
        return bytes != null && bytes.length >= HEADER && bytes[0] == FIRST_MARK && bytes[1] == SECOND_MARK;
    }

    private T readCurrent(byte[] bytes, int from) {
        BinaryIn in = new BinaryIn(book.contract(), bytes, from);
        T message = read.apply(in);
        in.end();
        return message;
    }

    /** The body in the current schema. Avro's decoder believes lengths, so they are checked before it sees them. */
    private byte[] resolved(byte[] bytes, Schema writer) {
        BinaryIn in = new BinaryIn(book.contract(), bytes, HEADER);
        Walk.over(writer, in);
        in.end();
        try {
            Object datum = new GenericDatumReader<>(writer, book.current())
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null));
            ByteArrayOutputStream body = new ByteArrayOutputStream(bytes.length);
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(body, null);
            new GenericDatumWriter<>(book.current()).write(datum, encoder);
            encoder.flush();
            return body.toByteArray();
        } catch (IOException | RuntimeException e) { // Avro throws others than its own, too
            throw new ContractException(
                    book.contract() + ": a message in schema " + SchemaBook.hex(SchemaBook.fingerprint(writer))
                            + " cannot be resolved to the current one (" + e.getMessage()
                            + "): have it written again in the current schema",
                    e);
        }
    }

    @Override
    public boolean recognises(byte[] bytes) {
        if (!isMarked(bytes)) {
            return false;
        }
        long fingerprint = (long) LONG.get(bytes, 2);
        return fingerprint == book.fingerprint() || book.writer(fingerprint) != null;
    }

    @Override
    public Schema schema() {
        return book.current();
    }

    @Override
    public Codec<T> reading(Schema writer) {
        return new MessageCodec<>(book.with(writer), write, read, limit);
    }

    @Override
    public Codec<T> within(int bytes) {
        if (bytes < HEADER || bytes > MOST_LIMIT) {
            throw new IllegalArgumentException(
                    "the limit must be from " + HEADER + " to " + MOST_LIMIT + " bytes, not " + bytes);
        }
        return new MessageCodec<>(book, write, read, bytes);
    }
}
