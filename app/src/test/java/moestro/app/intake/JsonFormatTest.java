package moestro.app.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import moestro.topology.UnreadableRecordException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFormatTest {
    private static final String RECORD = """
        {"id": 9007199254740993, "huge": 123456789012345678901234567890, "wind": 1.5e1, "origin": "ORD",
         "late": false, "gate": null, "weather": {"rain": {"mm": 3}}, "crew": ["Ann"]}""";

    private final RecordFormat format = RecordFormat.json();

    @Test
    void everyTypeIsReadAsItIs() {
        assertEquals(
                List.of(
                        new Field.Numeric(9007199254740993L),
                        new Field.Numeric(new BigInteger("123456789012345678901234567890")),
                        new Field.Numeric(15.0),
                        new Field.Text("ORD"),
                        new Field.Flag(false),
                        new Field.Null(),
                        new Field.Numeric(3),
                        new Field.Opaque("a list")),
                List.copyOf(FieldPath.leaves(decoded(RECORD)).values()));
    }

    @Test
    void theFrameOfJsonSchemaIsNoHindrance() {
        byte[] framed = ByteBuffer.allocate(5 + RECORD.length())
                .put((byte) 0)
                .putInt(3)
                .put(RECORD.getBytes(UTF_8))
                .array();

        assertEquals(new Field.Numeric(3), FieldPath.of("weather.rain.mm").in(format.decode(framed)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1, 2]       | the value is no JSON object, but a list",
                "7            | the value is no JSON object, but the number 7",
                "null         | the value is no JSON object, but null",
                "``           | the value is no JSON object, but empty",
                "{\"a\": NaN} | the value is no JSON: Non-standard token 'NaN' (line 1, column 10)",
                "{\"a\": 1    | the value is no JSON: Unexpected end-of-input: expected close marker for Object (line 1, column 8)",
                "{} {}        | the value is no JSON: Trailing token (line 1, column 4)"
            })
    void whatIsNoObjectIsRefused(String text, String reason) {
        UnreadableRecordException refusal = assertThrows(UnreadableRecordException.class, () -> decoded(text));

        assertEquals(reason, refusal.getMessage());
    }

    private Field.Group decoded(String text) {
        return format.decode(text.getBytes(UTF_8));
    }
}
