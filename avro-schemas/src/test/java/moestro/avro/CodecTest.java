package moestro.avro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CodecTest {
    private static final Event EVENT =
            new Event("departure-7", 1_000_000_000_000L, new float[] {1.5f, -2f}, new String[] {"ORD", "Zürich"});

    @Provide
    Arbitrary<Sample> current() {
        return Sample.current();
    }

    @Property
    void everyFieldThatAvroWritesIsReadIntoTheComponentOfItsName(@ForAll("current") Sample sample) {
        Object message = sample.codec().decode(sample.message());
        Schema schema = sample.writer();
        assertArrayEquals(Sample.body(sample.datum(), schema), Sample.body(Mirror.of(message, schema), schema));
    }

    @Property
    void whatIsWrittenByHandIsByteForByteWhatAvroWrites(@ForAll("current") Sample sample) {
        byte[] message = sample.message();
        assertArrayEquals(message, again(sample.codec(), message));
    }

    @Property
    void arraysThatCameInManyBlocksAreRead(@ForAll("current") Sample sample) {
        assertArrayEquals(sample.message(), again(sample.codec(), sample.messageInBlocks()));
    }

    private static <T> byte[] again(Codec<T> codec, byte[] message) {
        return codec.encode(codec.decode(message));
    }

    @Test
    void anEventHasTheBytesThatTheSpecificationSays() {
        String schema = "c301" + "c6336e0c8d69ae65";
        String idAndTime = "166465706172747572652d37" + "80c0a8ca9a3a";
        String numbers = "04" + "0000c03f" + "000000c0" + "00";
        String categories = "04" + "064f5244" + "0e5ac3bc72696368" + "00";
        assertEquals(schema + idAndTime + numbers + categories, HexFormat.of().formatHex(Event.CODEC.encode(EVENT)));
    }

    @Test
    void halfACharacterIsWrittenAsAvroWritesIt() {
        Event event = new Event("half \uD83C of one", 0, new float[0], new String[0]);
        Schema schema = Event.CODEC.schema();
        byte[] message = Event.CODEC.encode(event);
        assertArrayEquals(
                Sample.body(Mirror.of(event, schema), schema), Arrays.copyOfRange(message, 10, message.length));
    }

    @Test
    void encodedBytesBelongToTheCaller() {
        byte[] first = Event.CODEC.encode(EVENT);
        byte[] copy = first.clone();
        Event.CODEC.encode(new Event("another", 3, new float[100], new String[0]));
        assertArrayEquals(copy, first);
    }

    @Test
    void aCodecMayBeUsedByManyThreads() throws Exception {
        List<Future<Boolean>> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int thread = 0; thread < 4; thread++) {
                String id = "thread " + thread;
                done.add(threads.submit(() -> keepsItsId(id)));
            }
        }
        for (Future<Boolean> each : done) {
            assertTrue(each.get());
        }
    }

    private static boolean keepsItsId(String id) {
        for (int i = 0; i < 20_000; i++) {
            Event event = new Event(id, i, new float[i % 50], new String[0]);
            if (!Event.CODEC.decode(Event.CODEC.encode(event)).id().equals(id)) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aCodecRecognisesItsOwnMessagesOnly() {
        byte[] event = Event.CODEC.encode(EVENT);
        assertTrue(Event.CODEC.recognises(event));
        assertFalse(Feedback.CODEC.recognises(event));
        assertFalse(Event.CODEC.recognises(new byte[] {1, 2, 3}));
        assertFalse(Event.CODEC.recognises(null));
    }

    @Test
    void aMessageOfTheLimitsSizePassesAndOneByteMoreDoesNot() {
        byte[] message = Event.CODEC.encode(EVENT);
        Codec<Event> enough = Event.CODEC.within(message.length);
        assertArrayEquals(message, again(enough, message));
        Codec<Event> tooLittle = Event.CODEC.within(message.length - 1);
        assertThrows(ContractException.class, () -> tooLittle.decode(message));
        assertThrows(ContractException.class, () -> tooLittle.encode(EVENT));
    }

    @Test
    void aMessageFarOverTheLimitIsRefusedInWords() {
        ModelPart part = new ModelPart("gate", "weights", 0, 1, 7, new byte[9 << 20]);
        String refusal = assertThrows(ContractException.class, () -> ModelPart.CODEC.encode(part))
                .getMessage();
        assertTrue(refusal.startsWith("ModelPart: the message has 94"), refusal);
        assertTrue(refusal.contains("the limit is 8388608"), refusal);
        byte[] large = ModelPart.CODEC.within(10 << 20).encode(part);
        assertThrows(ContractException.class, () -> ModelPart.CODEC.decode(large));
    }

    @Test
    void aLimitThatNoMessageFitsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Event.CODEC.within(9));
        assertThrows(IllegalArgumentException.class, () -> Event.CODEC.within(Integer.MAX_VALUE));
    }

    @Test
    void aMissingPartIsNamed() {
        assertNamed("Event.id", () -> Event.CODEC.encode(new Event(null, 0, new float[0], new String[0])));
        assertNamed("Event.numbers", () -> Event.CODEC.encode(new Event("a", 0, null, new String[0])));
        assertNamed("Event.categories", () -> Event.CODEC.encode(new Event("a", 0, new float[0], new String[1])));
        assertNamed("Feedback.label", () -> Feedback.CODEC.encode(new Feedback("a", 0, null)));
        assertNamed("Command.kind", () -> Command.CODEC.encode(new Command("a", 0, "me", "test", null, null)));
    }

    private static void assertNamed(String field, Executable encoding) {
        String refusal = assertThrows(ContractException.class, encoding).getMessage();
        assertTrue(refusal.startsWith(field + " is null"), refusal);
    }

    @Test
    void aLessonWaitsForItsLabel() {
        Lesson pending = Lesson.CODEC.decode(Lesson.CODEC.encode(pending()));
        assertTrue(pending.isPending());
        assertNull(pending.label());
        Lesson lesson = Lesson.CODEC.decode(Lesson.CODEC.encode(pending.labelled(50, 2)));
        assertFalse(lesson.isPending());
        assertEquals(50, lesson.labelTime());
        assertEquals(2, lesson.label());
        GenericData.Record before = (GenericData.Record) Mirror.of(pending, Lesson.CODEC.schema());
        before.put("labelTime", 50L);
        before.put("label", 2.0);
        assertEquals(before, Mirror.of(lesson, Lesson.CODEC.schema()));
    }

    private static Lesson pending() {
        return new Lesson(
                "departure-7",
                -77,
                40,
                0,
                null,
                new float[] {1, 2},
                new String[] {"ORD"},
                new float[] {-1, 1},
                new float[] {.5f},
                new String[] {"trees", "net", "bayes"},
                2,
                "net",
                new float[] {1, .1f, .01f},
                new float[][] {{.2f, .8f}, {}, {.5f, .5f}},
                new float[] {3, 2, 1},
                new float[][] {{.2f, .8f}, {.3f, .7f}},
                new float[] {.25f, .75f},
                new float[0],
                17,
                9);
    }
}
