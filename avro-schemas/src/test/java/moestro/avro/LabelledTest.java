package moestro.avro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A label written into the bytes of a lesson makes what reading, labelling and writing makes. */
class LabelledTest {

    @Provide
    Arbitrary<Sample> lessons() {
        return AnyDatum.of(Lesson.CODEC.schema()).map(datum -> new Sample(Lesson.CODEC, Lesson.CODEC.schema(), datum));
    }

    @Property(tries = 500)
    void itIsTheLessonReadLabelledAndWritten(
            @ForAll("lessons") Sample sample, @ForAll long time, @ForAll double label) {
        byte[] own = Lesson.CODEC.encode(Lesson.CODEC.decode(sample.message()));
        assertArrayEquals(slowly(own, time, label), Lesson.labelled(own, time, label));
    }

    @Property(tries = 200)
    void aLessonInOtherBlocksBecomesOneOfTheSameContent(
            @ForAll("lessons") Sample sample, @ForAll long time, @ForAll double label) {
        byte[] labelled = Lesson.labelled(sample.messageInBlocks(), time, label);
        assertArrayEquals(slowly(sample.message(), time, label), Lesson.CODEC.encode(Lesson.CODEC.decode(labelled)));
    }

    @Property(tries = 2000)
    void itRefusesWhatReadingRefusesInTheSameWords(
            @ForAll("lessons") Sample sample,
            @ForAll @IntRange(max = 5000) int place,
            @ForAll @Size(min = 1, max = 12) byte[] damage) {
        byte[] message = sample.message();
        int at = place % message.length;
        System.arraycopy(damage, 0, message, at, Math.min(damage.length, message.length - at));
        assertEquals(refusal(() -> slowly(message, 1, 2)), refusal(() -> reread(Lesson.labelled(message, 1, 2))));
    }

    @Property(tries = 100)
    void aLessonCutShortAnywhereIsRefused(@ForAll("lessons") Sample sample) {
        byte[] message = sample.message();
        for (int length = 0; length < message.length; length++) {
            byte[] cut = Arrays.copyOf(message, length);
            assertThrows(ContractException.class, () -> Lesson.labelled(cut, 1, 2));
        }
    }

    private static byte[] slowly(byte[] message, long time, double label) {
        return Lesson.CODEC.encode(Lesson.CODEC.decode(message).labelled(time, label));
    }

    private static byte[] reread(byte[] message) {
        return Lesson.CODEC.encode(Lesson.CODEC.decode(message));
    }

    /** What it says, or the bytes it makes. */
    private static String refusal(Supplier<byte[]> making) {
        try {
            return Arrays.toString(making.get());
        } catch (ContractException e) {
            return e.getMessage();
        }
    }
}
