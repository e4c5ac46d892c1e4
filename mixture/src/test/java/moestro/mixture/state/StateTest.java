package moestro.mixture.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** State goes into bytes and comes back the same; whatever is not such bytes is refused. */
final class StateTest {
    /** The bits of another NaN than {@link Float#NaN}, as ARM and x86 disagree about. */
    private static final int OTHER_FLOAT_NAN = 0xFFC00000;

    private static final long OTHER_DOUBLE_NAN = 0xFFF8000000000000L;

    @Provide
    Arbitrary<Object> values() {
        return Arbitraries.oneOf(
                Arbitraries.of(true, false).map(Object.class::cast),
                Arbitraries.integers().map(Object.class::cast),
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.floats().map(Object.class::cast),
                Arbitraries.doubles().map(Object.class::cast),
                Arbitraries.strings().ascii().ofMaxLength(20).map(Object.class::cast),
                Arbitraries.of("", "ö", "日本", "\uD83D\uDE00").map(Object.class::cast),
                Arbitraries.floats().array(float[].class).ofMaxSize(20).map(Object.class::cast),
                Arbitraries.doubles().array(double[].class).ofMaxSize(20).map(Object.class::cast),
                Arbitraries.integers().array(int[].class).ofMaxSize(20).map(Object.class::cast),
                Arbitraries.longs().array(long[].class).ofMaxSize(20).map(Object.class::cast));
    }

    private static void put(StateWriter out, Object value) {
        switch (value) {
            case Boolean flag -> out.putBoolean(flag);
            case Integer number -> out.putInt(number);
            case Long number -> out.putLong(number);
            case Float number -> out.putFloat(number);
            case Double number -> out.putDouble(number);
            case String text -> out.putString(text);
            case float[] numbers -> out.putFloats(numbers);
            case double[] numbers -> out.putDoubles(numbers);
            case int[] numbers -> out.putInts(numbers);
            case long[] numbers -> out.putLongs(numbers);
            default -> throw new IllegalArgumentException("state has no " + value.getClass());
        }
    }

    private static Object get(StateReader in, Object like) {
        return switch (like) {
            case Boolean _ -> in.getBoolean();
            case Integer _ -> in.getInt();
            case Long _ -> in.getLong();
            case Float _ -> in.getFloat();
            case Double _ -> in.getDouble();
            case String _ -> in.getString();
            case float[] _ -> in.getFloats();
            case double[] _ -> in.getDoubles();
            case int[] _ -> in.getInts();
            case long[] _ -> in.getLongs();
            default -> throw new IllegalArgumentException("state has no " + like.getClass());
        };
    }

    private static Map<String, byte[]> written(Consumer<StateWriter> values) {
        StateWriter out = new StateWriter();
        values.accept(out.section("part"));
        return out.sections();
    }

    @Property
    void whatWasWrittenIsRead(
            @ForAll @Size(max = 6) List<@Size(max = 12) List<@From("values") Object>> sections,
            @ForAll boolean within) {
        StateWriter out = new StateWriter();
        out.within(within ? "expert" : "");
        for (int s = 0; s < sections.size(); s++) {
            out.section("s" + s);
            sections.get(s).forEach(value -> put(out, value));
        }
        StateReader in = new StateReader(out.sections()).within(within ? "expert" : "");
        for (int s = sections.size() - 1; s >= 0; s--) {
            in.section("s" + s);
            for (Object value : sections.get(s)) {
                assertTrue(Arrays.deepEquals(new Object[] {value}, new Object[] {get(in, value)}), () -> "" + value);
            }
        }
    }

    @Property
    void stateThatWasCutShortIsRefused(
            @ForAll @Size(min = 1, max = 8) List<@From("values") Object> values, @ForAll int cut) {
        Map<String, byte[]> state = written(out -> values.forEach(value -> put(out, value)));
        byte[] whole = state.get("part");
        state.put("part", Arrays.copyOf(whole, Math.floorMod(cut, whole.length)));
        StateReader in = new StateReader(state).section("part");
        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> values.forEach(value -> get(in, value)));
        assertTrue(refusal.getMessage().contains("'part'"), refusal.getMessage());
    }

    @Property
    void lengthsThatAreNegativeOrBeyondTheBytesAreRefused(@ForAll @From("arrays") Object array, @ForAll int length) {
        Map<String, byte[]> state = written(out -> put(out, array));
        byte[] bytes = state.get("part");
        int right = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
        int wrong = length >= 0 && length <= right ? right + 1 : length;
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(wrong);
        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> get(new StateReader(state).section("part"), array));
        assertTrue(refusal.getMessage().contains("'part' is damaged"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("length of " + wrong + " "), refusal.getMessage());
    }

    @Property
    void whateverBytesComeTheyAreReadOrRefused(
            @ForAll @Size(max = 60) byte[] bytes, @ForAll @Size(min = 1, max = 8) List<@From("values") Object> like) {
        StateReader in = new StateReader(Map.of("part", bytes)).section("part");
        try {
            like.forEach(value -> get(in, value));
        } catch (IllegalStateException refusal) {
            assertTrue(refusal.getMessage().contains("'part'"), refusal.getMessage());
        }
    }

    @Provide
    Arbitrary<Object> arrays() {
        return values().filter(value -> value.getClass().isArray() || value instanceof String);
    }

    @Example
    void aMissingSectionIsNamedWithItsPrefix() {
        StateReader in = new StateReader(Map.of("forest/tree-1", new byte[0])).within("forest");
        assertTrue(in.has("tree-1"));
        assertFalse(in.has("tree-2"));
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> in.section("tree-2"));
        assertTrue(refusal.getMessage().contains("'forest/tree-2'"), refusal.getMessage());
    }

    @Example
    void valuesNeedASection() {
        StateReader in = new StateReader(Map.of());
        assertThrows(IllegalStateException.class, in::getInt);
        StateWriter out = new StateWriter();
        assertThrows(IllegalStateException.class, () -> out.putInt(1));
        out.section("a").within("b");
        assertThrows(IllegalStateException.class, () -> out.putInt(1));
    }

    @Example
    void aSectionIsWrittenOnce() {
        StateWriter out = new StateWriter().within("forest").section("tree");
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> out.section("tree"));
        assertTrue(refusal.getMessage().contains("'forest/tree'"), refusal.getMessage());
    }

    @Example
    void aClearedWriterWritesLikeANewOne() {
        StateWriter out = new StateWriter().within("x").section("old");
        out.putLong(7);
        out.clear();
        out.section("part").putInt(3);
        assertEquals(List.of("part"), List.copyOf(out.sections().keySet()));
        assertArrayEquals(new byte[] {3, 0, 0, 0}, out.sections().get("part"));
    }

    @Example
    void aWriterGrowsBeyondItsFirstBuffer() {
        double[] many = new double[100_000];
        many[99_999] = 5;
        StateReader in = new StateReader(written(out -> {
                    out.putInt(1);
                    out.putDoubles(many);
                    out.putInt(2);
                }))
                .section("part");
        assertEquals(1, in.getInt());
        assertArrayEquals(many, in.getDoubles());
        assertEquals(2, in.getInt());
    }

    @Example
    void partOfAnArrayIsWritten() {
        float[] values = {1, 2, 3, 4};
        StateReader in = new StateReader(written(out -> out.putFloats(values, 1, 2))).section("part");
        assertArrayEquals(new float[] {2, 3}, in.getFloats());
    }

    @Example
    void everyNanBecomesTheSameNan() {
        float oneFloat = Float.intBitsToFloat(OTHER_FLOAT_NAN);
        double oneDouble = Double.longBitsToDouble(OTHER_DOUBLE_NAN);
        Map<String, byte[]> other = written(out -> {
            out.putFloat(oneFloat);
            out.putDouble(oneDouble);
            out.putFloats(new float[] {oneFloat, 1});
            out.putDoubles(new double[] {oneDouble, 1});
        });
        Map<String, byte[]> usual = written(out -> {
            out.putFloat(Float.NaN);
            out.putDouble(Double.NaN);
            out.putFloats(new float[] {Float.NaN, 1});
            out.putDoubles(new double[] {Double.NaN, 1});
        });
        assertArrayEquals(usual.get("part"), other.get("part"));
    }

    @Property
    void theHashDiffersByAnyBit(
            @ForAll @Size(min = 1, max = 50) byte[] bytes, @ForAll int at, @ForAll @IntRange(max = 7) int bit) {
        byte[] flipped = bytes.clone();
        flipped[Math.floorMod(at, bytes.length)] ^= (byte) (1 << bit);
        assertEquals(hash("a", bytes, "b", bytes), hash("a", bytes.clone(), "b", bytes.clone()));
        assertNotEquals(hash("a", bytes, "b", bytes), hash("a", flipped, "b", bytes));
        assertNotEquals(hash("a", bytes, "b", bytes), hash("a", bytes, "b", flipped));
    }

    @Property
    void theHashDiffersByTheSectionAByteStandsIn(@ForAll @Size(min = 1, max = 20) byte[] bytes, @ForAll int at) {
        int cut = Math.floorMod(at, bytes.length);
        byte[] head = Arrays.copyOf(bytes, cut);
        byte[] tail = Arrays.copyOfRange(bytes, cut, bytes.length);
        assertNotEquals(hash("a", bytes, "b", new byte[0]), hash("a", head, "b", tail));
    }

    @Example
    void theHashDiffersBySectionNameAndOrder() {
        byte[] bytes = {1, 2, 3};
        String hash = hash("a", bytes, "b", bytes);
        assertEquals(64, hash.length());
        assertNotEquals(hash, hash("a", bytes, "c", bytes));
        assertNotEquals(hash, hash("b", bytes, "a", bytes));
        assertNotEquals(hash, StateWriter.sha256(Map.of("a", bytes)));
        assertNotEquals(
                StateWriter.sha256(Map.of("ab", bytes)), StateWriter.sha256(Map.of("a", new byte[] {'b', 1, 2, 3})));
    }

    private static String hash(String first, byte[] firstBytes, String second, byte[] secondBytes) {
        Map<String, byte[]> state = new LinkedHashMap<>();
        state.put(first, firstBytes);
        state.put(second, secondBytes);
        return StateWriter.sha256(state);
    }

    @Example
    void aSectionWhoseRevisionStandsStillIsNotAskedForAgain() {
        StateWriter out = new StateWriter();
        Revision revision = new Revision();
        assertTrue(out.section("window", revision));
        out.putInt(1);
        byte[] before = out.sections().get("window");
        out.again();
        assertFalse(out.section("window", revision));
        assertSame(before, out.sections().get("window"));
        out.again();
        revision.move();
        assertTrue(out.section("window", revision));
        out.putInt(2);
        assertArrayEquals(new byte[] {2, 0, 0, 0}, out.sections().get("window"));
    }

    @Example
    void theRevisionOfAnotherObjectOrAnotherSectionIsNoPretext() {
        StateWriter out = new StateWriter();
        Revision revision = new Revision();
        assertTrue(out.section("window", revision));
        out.again();
        assertTrue(out.section("window", new Revision()), "an object that took the place of the other");
        assertTrue(out.section("other", revision));
        out.again();
        assertTrue(out.section("window", revision), "it was somebody else's in between");
        out.clear();
        assertTrue(out.section("window", revision), "everything is forgotten");
    }

    @Example
    void bytesThatAreTheSameAgainAreTheSameArray() {
        StateWriter out = new StateWriter();
        out.section("a").putInt(1);
        out.section("b").putInt(2);
        Map<String, byte[]> before = out.sections();
        out.again();
        out.section("a").putInt(1);
        out.section("b").putInt(3);
        assertSame(before.get("a"), out.sections().get("a"));
        assertArrayEquals(new byte[] {2, 0, 0, 0}, before.get("b"));
        assertArrayEquals(new byte[] {3, 0, 0, 0}, out.sections().get("b"));
    }

    @Example
    void whatIsNotWrittenAgainIsGone() {
        StateWriter out = new StateWriter();
        out.section("a").putInt(1);
        out.section("b").putInt(2);
        out.again();
        out.section("b").putInt(2);
        assertEquals(List.of("b"), List.copyOf(out.sections().keySet()));
    }
}
