package moestro.experts.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GrowingHistogramsTest {

    @Property(tries = 300)
    void howeverFarTheRangeGrowsNoCountIsLost(@ForAll @Size(max = 200) @NotEmpty float[] values) {
        GrowingHistograms histograms = new GrowingHistograms(2, 2);
        int[] added = new int[2];
        for (int i = 0; i < values.length; i++) {
            histograms.add(histograms.grow(1, values[i]) + i % 2, 1);
            added[i % 2]++;
        }
        double[] sums = new double[2];
        histograms.sumThrough(1, GrowingHistograms.BINS - 1, sums);
        assertEquals(added[0], sums[0]);
        assertEquals(added[1], sums[1]);
        histograms.sumThrough(0, GrowingHistograms.BINS - 1, sums);
        assertEquals(0, sums[0] + sums[1], "the neighbouring histogram stays empty");
    }

    @Property(tries = 300)
    void aCountStaysOnItsSideOfEveryEdge(@ForAll @Size(max = 100) @NotEmpty short[] values) {
        GrowingHistograms histograms = new GrowingHistograms(1, 1);
        for (short value : values) {
            histograms.add(histograms.grow(0, value), 1);
        }
        double[] below = new double[1];
        for (int bin = 0; bin < GrowingHistograms.BINS; bin++) {
            double edge = histograms.upperEdge(0, bin);
            int expected = 0;
            for (short value : values) {
                expected += value < edge ? 1 : 0;
            }
            histograms.sumThrough(0, bin, below);
            assertEquals(expected, below[0], "values below " + edge);
        }
    }

    @Test
    void growingDownwardsMergesPairsAsGrowingUpwardsDoes() {
        GrowingHistograms histograms = new GrowingHistograms(1, 1);
        for (float value : new float[] {100, -100, 37, 40, -63, 40}) {
            histograms.add(histograms.grow(0, value), 1);
        }
        double width = histograms.upperEdge(0, 1) - histograms.upperEdge(0, 0);
        assertTrue(width * GrowingHistograms.BINS < 4 * 200, "32 bins cover 200, not much more: " + width);
        assertEquals(2, histograms.get(histograms.find(0, 40)));
        assertEquals(1, histograms.get(histograms.find(0, -63)));
        assertEquals(0, histograms.get(histograms.find(0, 0)));
    }

    @Test
    void onlyValuesWithinTheRangeHaveABin() {
        GrowingHistograms histograms = new GrowingHistograms(1, 3);
        assertEquals(-1, histograms.find(0, 0));
        histograms.grow(0, 5);
        assertTrue(histograms.find(0, 5) >= 0);
        assertEquals(-1, histograms.find(0, 6));
        assertEquals(-1, histograms.find(0, 4));
        assertEquals(-1, histograms.find(0, Float.NaN));
    }

    @Test
    void spansAllFloats() {
        GrowingHistograms histograms = new GrowingHistograms(1, 1);
        histograms.add(histograms.grow(0, 0), 1);
        histograms.add(histograms.grow(0, Float.MAX_VALUE), 1);
        histograms.add(histograms.grow(0, -Float.MAX_VALUE), 1);
        assertEquals(1, histograms.get(histograms.find(0, Float.MAX_VALUE)));
        assertEquals(1, histograms.get(histograms.find(0, -Float.MAX_VALUE)));
    }

    @Test
    void refusesWhatIsNotFinite() {
        GrowingHistograms histograms = new GrowingHistograms(1, 1);
        histograms.grow(0, 1);
        for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> histograms.grow(0, value));
        }
    }

    @Test
    void scalesOnlyTheStatisticsAskedFor() {
        GrowingHistograms histograms = new GrowingHistograms(1, 3);
        int cell = histograms.grow(0, 1);
        for (int s = 0; s < 3; s++) {
            histograms.add(cell + s, 8);
        }
        histograms.scale(1, 1, .25);
        assertEquals(8, histograms.get(cell));
        assertEquals(2, histograms.get(cell + 1));
        assertEquals(8, histograms.get(cell + 2));
    }

    @Test
    void aRestoredHistogramIsTheSameAndGrowsTheSame() {
        GrowingHistograms original = filled();
        GrowingHistograms restored = new GrowingHistograms(3, 2);
        restored.grow(2, 17); // reading replaces what was there
        restored.read(reader(original));
        for (float value : new float[] {3, -900, 1e9f}) {
            int cell = original.grow(0, value);
            assertEquals(cell, restored.grow(0, value));
            original.add(cell, 1);
            restored.add(cell, 1);
        }
        assertEquals(hash(original), hash(restored));
        assertEquals(-1, restored.find(2, 17));
    }

    @Test
    void refusesTheStateOfAnotherShape() {
        StateReader reader = reader(filled());
        assertThrows(IllegalStateException.class, () -> new GrowingHistograms(3, 3).read(reader));
        StateReader again = reader(filled());
        assertThrows(IllegalStateException.class, () -> new GrowingHistograms(2, 2).read(again));
    }

    private static GrowingHistograms filled() {
        GrowingHistograms histograms = new GrowingHistograms(3, 2);
        for (int i = 0; i < 500; i++) {
            histograms.add(histograms.grow(i % 2, 40 * Lessons.draw(1, i, 0) - 11) + i % 2, 1 + i % 3);
        }
        return histograms;
    }

    private static StateReader reader(GrowingHistograms histograms) {
        return new StateReader(written(histograms).sections()).section("h");
    }

    private static String hash(GrowingHistograms histograms) {
        return StateWriter.sha256(written(histograms).sections());
    }

    private static StateWriter written(GrowingHistograms histograms) {
        StateWriter out = new StateWriter();
        histograms.write(out.section("h"));
        return out;
    }
}
