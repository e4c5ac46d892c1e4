package moestro.avro;

import org.apache.avro.Schema;

/**
 * Goes once over a body in any schema and checks every length and choice in it, without allocating anything for them.
 * What passes, Avro's own decoder may be trusted with.
 */
public final class Walk {
    private static final int MOST_DEPTH = 64;

    private final BinaryIn in;
    private final int most;
    private int elements;

    private Walk(BinaryIn in) {
        this.in = in;
        this.most = in.left();
    }

    /**
     * Goes over one value of anybody's, from a place in the bytes to their end.
     *
     * @param schema it was written in
     * @throws ContractException if it does not hold together; Avro's own decoder then must not see it
     */
    public static void check(Schema schema, byte[] bytes, int from) {
        BinaryIn in = new BinaryIn("the record", bytes, from);
        over(schema, in);
        in.end();
    }

    /**
     * Goes over one value.
     *
     * @throws ContractException if it does not hold together
     */
    static void over(Schema schema, BinaryIn in) {
        new Walk(in).over(schema, "", 0);
    }

    private void over(Schema schema, String field, int depth) {
        if (depth > MOST_DEPTH) {
            throw in.fault(field, "is nested more than " + MOST_DEPTH + " deep");
        }
        switch (schema.getType()) {
            case RECORD -> schema.getFields().forEach(part -> over(part.schema(), part.name(), depth + 1));
            case UNION ->
                over(schema.getTypes().get(in.getIndex(field, schema.getTypes().size())), field, depth + 1);
            case ARRAY -> overBlocks(field, () -> over(schema.getElementType(), field, depth + 1));
            case MAP ->
                overBlocks(field, () -> {
                    in.skipBytes(field);
                    over(schema.getValueType(), field, depth + 1);
                });
            case ENUM -> in.getIndex(field, schema.getEnumSymbols().size());
            case STRING, BYTES -> in.skipBytes(field);
            case FIXED -> in.skip(field, schema.getFixedSize());
            case INT -> in.getInt(field);
            case LONG -> in.getLong(field);
            case FLOAT -> in.skip(field, Float.BYTES);
            case DOUBLE -> in.skip(field, Double.BYTES);
            case BOOLEAN -> in.getBoolean(field);
            case NULL -> {}
        }
    }

    private void overBlocks(String field, Runnable overElement) {
        for (int count = in.getBlock(field, 1); count > 0; count = in.getBlock(field, 1)) {
            int end = in.blockEnd();
            elements += count;
            if (elements > most) {
                throw in.fault(field, "claims more elements than the message has bytes");
            }
            for (int i = 0; i < count; i++) {
                overElement.run();
            }
            if (end >= 0 && end != in.position()) {
                throw in.fault(field, "has a block that should have ended at byte " + end);
            }
        }
    }
}
