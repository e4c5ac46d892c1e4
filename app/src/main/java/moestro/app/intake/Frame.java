package moestro.app.intake;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Confluent's wire format: a byte 0, the id of a schema as four bytes, the most significant first, then the value. */
final class Frame {
    /** So many bytes stand before the value. */
    static final int SIZE = 5;

    private Frame() {}

    static boolean isOn(byte[] value) {
        return value.length >= SIZE && value[0] == 0;
    }

    static int id(byte[] value) {
        return ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
    }

    /** What a value begins with, for messages. */
    static String beginning(byte[] value) {
        if (value.length == 0) {
            return "it is empty";
        }
        String first =
                "it begins with the byte " + HexFormat.of().withUpperCase().toHexDigits(value[0]);
        if (value[0] == 0) {
            return "it has only " + value.length + " bytes";
        }
        return value[0] == '{' ? first + ", as JSON does: is it 'format: json'?" : first;
    }
}
