package moestro.mixture.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class MeanReaderTest {
    private static final int[] NONE = {};

    private static MeanReader.Part part(double weight, int[] places, Consumer<StateWriter> content) {
        StateWriter out = new StateWriter();
        out.section("all");
        content.accept(out);
        return new MeanReader.Part(new StateReader(out.sections()), weight, places);
    }

    private static StateReader mean(MeanReader.Part... parts) {
        return new MeanReader(List.of(parts)).section("all");
    }

    @Property
    void theMeanOfOneIsItself(
            @ForAll @Size(max = 8) List<@DoubleRange(min = -1e6, max = 1e6) Double> values,
            @ForAll @IntRange(min = 1, max = 1_000_000) int weight,
            @ForAll long counter) {
        double[] numbers = values.stream().mapToDouble(v -> v).toArray();
        StateReader mean = mean(part(weight, NONE, out -> {
            out.putDoubles(numbers);
            out.putLong(counter >> 12); // a counter is exact as long as a double holds it
        }));
        assertArrayEquals(numbers, mean.getDoubles(), 1e-9);
        assertEquals(counter >> 12, mean.getLong());
    }

    @Property
    void theMeanLiesBetweenAndWeighs(
            @ForAll @DoubleRange(min = -1e3, max = 1e3) double first,
            @ForAll @DoubleRange(min = -1e3, max = 1e3) double second,
            @ForAll @IntRange(min = 1, max = 1000) int one,
            @ForAll @IntRange(min = 1, max = 1000) int other) {
        double mean = mean(
                        part(one, NONE, out -> out.putDouble(first)), part(other, NONE, out -> out.putDouble(second)))
                .getDouble();
        assertTrue(mean >= Math.min(first, second) - 1e-9 && mean <= Math.max(first, second) + 1e-9);
        assertEquals((one * first + other * second) / (one + other), mean, 1e-9);
    }

    @Example
    void rowsOfTheSameCategoryMeetAndARowThatOnlyOneHasIsItsOwn() {
        // One dense row and then "red", "blue"; the other has met "blue" first, and then "green".
        MeanReader.Part first = part(3, new int[] {0, 1}, out -> out.putFloats(new float[] {1, 1, 10, 11, 20, 21}));
        MeanReader.Part second = part(1, new int[] {1, 2}, out -> out.putFloats(new float[] {5, 5, 40, 41, 30, 31}));
        assertArrayEquals(
                new float[] {2, 2, 10, 11, 25, 26, 30, 31}, mean(first, second).getRows(2, 1));
    }

    @Example
    void rowsOfCategoriesThatNobodyHereKnowsAreLeftOut() {
        MeanReader.Part first = part(1, new int[] {0}, out -> out.putFloats(new float[] {1, 10}));
        MeanReader.Part second = part(1, new int[] {-1, 2}, out -> out.putFloats(new float[] {3, 40, 30}));
        assertArrayEquals(new float[] {2, 10, 0, 30}, mean(first, second).getRows(1, 1));
    }

    @Example
    void statesOfDifferentShapeHaveNoMean() {
        MeanReader.Part first = part(1, NONE, out -> out.putDoubles(new double[2]));
        MeanReader.Part second = part(1, NONE, out -> out.putDoubles(new double[3]));
        StateReader mean = mean(first, second);
        assertThrows(IllegalStateException.class, mean::getDoubles);
    }

    @Example
    void textsHaveNoMeanUnlessTheyAreTheSame() {
        assertEquals(
                "a",
                mean(part(1, NONE, out -> out.putString("a")), part(1, NONE, out -> out.putString("a")))
                        .getString());
        StateReader mean = mean(part(1, NONE, out -> out.putString("a")), part(1, NONE, out -> out.putString("b")));
        assertThrows(IllegalStateException.class, mean::getString);
    }

    @Example
    void nothingHasNoMean() {
        assertThrows(IllegalArgumentException.class, () -> new MeanReader(List.of()));
        MeanReader.Part weightless = part(0, NONE, out -> out.putDouble(1));
        assertThrows(IllegalArgumentException.class, () -> new MeanReader(List.of(weightless)));
    }
}
