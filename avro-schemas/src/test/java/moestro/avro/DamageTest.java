package moestro.avro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.junit.jupiter.api.Test;

/** Whatever arrives, a codec reads it or refuses it with a {@link ContractException}. */
class DamageTest {
    private static final int HEADER = 10;
    private static final HexFormat HEX = HexFormat.of();
    /** Enough for loading classes, a hundredth of what the smallest claim asks for. */
    private static final long MOST_ALLOCATED = 16 << 20;

    /** What decoding one byte may cost: a text of one letter takes two, and about fifty of memory. */
    private static final long MOST_PER_BYTE = 32;

    /** Zig-zag numbers that claim about 2 thousand million, minus that, 2^62, -2^63. */
    private static final byte[][] CLAIMS = {
        HEX.parseHex("feffffff0f"),
        HEX.parseHex("fdffffff0f"),
        HEX.parseHex("80808080808080808001"),
        HEX.parseHex("ffffffffffffffffff01"),
    };

    @Provide
    Arbitrary<Sample> any() {
        return Sample.any();
    }

    @Property(tries = 200)
    void aMessageCutShortAnywhereIsRefused(@ForAll("any") Sample sample) {
        byte[] message = sample.message();
        for (int length = 0; length < message.length; length++) {
            byte[] cut = Arrays.copyOf(message, length);
            assertThrows(ContractException.class, () -> sample.codec().decode(cut));
        }
    }

    @Property(tries = 500)
    void bytesAfterTheEndAreRefused(@ForAll("any") Sample sample, @ForAll @Size(min = 1, max = 9) byte[] more) {
        byte[] message = sample.message();
        byte[] longer = Arrays.copyOf(message, message.length + more.length);
        System.arraycopy(more, 0, longer, message.length, more.length);
        assertThrows(ContractException.class, () -> sample.codec().decode(longer));
    }

    @Property(tries = 2000)
    void damagedBytesAreReadOrRefused(
            @ForAll("any") Sample sample,
            @ForAll boolean inBlocks,
            @ForAll @IntRange(max = 5000) int place,
            @ForAll @Size(max = 12) byte[] damage) {
        byte[] message = inBlocks ? sample.messageInBlocks() : sample.message();
        int at = place % message.length;
        System.arraycopy(damage, 0, message, at, Math.min(damage.length, message.length - at));
        readOrRefuse(sample.codec(), message);
    }

    @Property(tries = 1000)
    void anythingAfterAGoodHeaderIsReadOrRefused(@ForAll("any") Sample sample, @ForAll @Size(max = 200) byte[] body) {
        byte[] message = Arrays.copyOf(sample.message(), HEADER + body.length);
        System.arraycopy(body, 0, message, HEADER, body.length);
        readOrRefuse(sample.codec(), message);
    }

    @Property(tries = 80)
    void noLengthIsBelievedBeforeItWasChecked(@ForAll("any") Sample sample, @ForAll boolean inBlocks) {
        byte[] message = inBlocks ? sample.messageInBlocks() : sample.message();
        sample.codec().decode(message);
        for (int at = HEADER; at < message.length; at++) {
            for (byte[] claim : CLAIMS) {
                byte[] claiming = Arrays.copyOf(message, Math.max(message.length, at + claim.length));
                System.arraycopy(claim, 0, claiming, at, claim.length);
                long before = allocated();
                readOrRefuse(sample.codec(), claiming);
                assertTrue(allocated() - before < MOST_ALLOCATED, () -> HEX.formatHex(claiming));
            }
        }
    }

    @Property(tries = 1000)
    void aFlippedBitIsReadOrRefused(@ForAll("any") Sample sample, @ForAll @IntRange(max = 40_000) int place) {
        byte[] message = sample.message();
        int bit = place % (8 * message.length);
        message[bit / 8] ^= (byte) (1 << bit % 8);
        readOrRefuse(sample.codec(), message);
    }

    @Property(tries = 1000)
    void anythingAtAllIsReadOrRefused(@ForAll("any") Sample sample, @ForAll @Size(max = 300) byte[] anything) {
        readOrRefuse(sample.codec(), anything);
    }

    @Property(tries = 100)
    void memoryIsBoundedByTheMessage(@ForAll("any") Sample sample, @ForAll byte filling, @ForAll boolean inBlocks) {
        byte[] begun = inBlocks ? sample.messageInBlocks() : sample.message();
        byte[] message = Arrays.copyOf(begun, begun.length + (1 << 17));
        Arrays.fill(message, begun.length / 2, message.length, filling);
        readOrRefuse(sample.codec(), message);
        long before = allocated();
        readOrRefuse(sample.codec(), message);
        long spent = allocated() - before;
        assertTrue(spent < MOST_PER_BYTE * message.length, () -> spent + " bytes for one of " + message.length);
    }

    @Test
    void thousandsOfEmptyCategoriesCostLittleMoreThanTheirReferences() {
        int count = 200_000;
        byte[] prefix = HEX.parseHex(HEX.formatHex(event(), 0, HEADER) + "0261" + "00" + "00" + "80b518");
        byte[] message = Arrays.copyOf(prefix, prefix.length + count + 1);
        long before = allocated();
        assertEquals(count, Event.CODEC.decode(message).categories().length);
        assertTrue(allocated() - before < 8L * message.length);
    }

    private static void readOrRefuse(Codec<?> codec, byte[] message) {
        try {
            codec.decode(message);
        } catch (ContractException refused) {
            assertTrue(refused.getMessage().contains(": "), refused.getMessage());
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void aManyBlockedArrayDoesNotCostTheSquareOfItsLength() {
        int blocks = 200_000;
        byte[] message = Arrays.copyOf(event(), HEADER + 2 + 5 * blocks + 2);
        message[HEADER] = 0;
        message[HEADER + 1] = 0;
        for (int i = 0; i < blocks; i++) {
            message[HEADER + 2 + 5 * i] = 2;
        }
        long before = allocated();
        assertEquals(blocks, Event.CODEC.decode(message).numbers().length);
        assertTrue(allocated() - before < 8L * message.length);
    }

    @Test
    void aRefusalSaysWhatWhereAndWhatToDo() {
        byte[] message = event();
        message[message.length - 3] = 8;
        assertRefused(
                message,
                "Event.categories, byte 28 of 30: needs 4 bytes, but 2 are left. The message is damaged, or was not"
                        + " written in the schema it names: have it written again");
    }

    @Test
    void aTextThatIsNotUtf8IsRefusedBecauseDifferentIdsWouldBecomeAlike() {
        byte[] message = event();
        message[HEADER + 1] = (byte) 0xFF;
        assertRefused(message, "Event.id, byte 11 of 30: is a text that is not UTF-8.");
    }

    @Test
    void anUnknownSchemaIsNamedWithWhatToDo() {
        byte[] message = Feedback.CODEC.encode(Feedback.ofValue("a", 1, 2));
        assertRefused(
                message,
                "Event: the message was written in schema "
                        + SchemaBook.hex(SchemaBook.fingerprint(Feedback.CODEC.schema())));
        assertRefused(message, "upgrade this reader, or give it the writer's schema with Codec.reading");
    }

    @Test
    void anotherFramingIsToldSo() {
        assertRefused(HEX.parseHex("0000000001026100"), "does not begin with C3 01");
        assertRefused("{\"id\":\"departure\"}".getBytes(StandardCharsets.UTF_8), "JSON");
        assertRefused(null, "Event: the message is null");
    }

    @Test
    void aMessageNestedWithoutEndIsRefused() {
        Schema nested = SchemaParser.parseSingle("""
                {"type": "record", "name": "Event", "namespace": "moestro.avro", "fields": [
                  {"name": "cause", "type": ["null", "Event"], "default": null},
                  {"name": "id", "type": "string"},
                  {"name": "time", "type": "long"}]}""");
        byte[] message = new byte[1 << 20];
        Arrays.fill(message, (byte) 2);
        message[0] = (byte) 0xC3;
        message[1] = 1;
        System.arraycopy(littleEndian(SchemaBook.fingerprint(nested)), 0, message, 2, Long.BYTES);
        Codec<Event> codec = Event.CODEC.reading(nested);
        String refusal = assertThrows(ContractException.class, () -> codec.decode(message))
                .getMessage();
        assertTrue(refusal.contains("is nested more than 64 deep"), refusal);
    }

    @Test
    void aBlockThatDoesNotEndWhereItSaysIsRefusedBecauseASkippingReaderWouldLoseItsPlace() {
        String header = "c301" + HEX.formatHex(littleEndian(SchemaBook.fingerprint(Sample.LATER_EVENT)));
        String idTimeSourceNumbers = "0261" + "00" + "00" + "00" + "00000000" + "00";
        String twoEmptyCategories = "04" + "00" + "00" + "00";
        Codec<Event> codec = Event.CODEC.reading(Sample.LATER_EVENT);
        String oneTagInTwoBytes = "01" + "04" + "00" + "00" + "00";
        byte[] honest = HEX.parseHex(header + idTimeSourceNumbers + oneTagInTwoBytes + twoEmptyCategories);
        assertEquals(2, codec.decode(honest).categories().length);
        String oneTagInFiveBytes = "01" + "0a" + "00" + "00" + "00";
        byte[] lying = HEX.parseHex(header + idTimeSourceNumbers + oneTagInFiveBytes + twoEmptyCategories);
        String refusal =
                assertThrows(ContractException.class, () -> codec.decode(lying)).getMessage();
        assertTrue(refusal.contains("has a block that should have ended at byte"), refusal);
    }

    private static byte[] littleEndian(long value) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    private static byte[] event() {
        return Event.CODEC.encode(new Event("ab", 1, new float[] {1, 2}, new String[] {"c", "d"}));
    }

    private static void assertRefused(byte[] message, String because) {
        String refusal = assertThrows(ContractException.class, () -> Event.CODEC.decode(message))
                .getMessage();
        assertTrue(refusal.contains(because), refusal);
    }
}
