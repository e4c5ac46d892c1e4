package moestro.app.evaluate.finding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RegionsTest {

    @Test
    void fewValuesAreRegionsOfTheirOwn() {
        Regions regions = Regions.ofNumbers(new float[] {2, .5f, 2, -1});
        assertEquals(List.of("-1", "0.5", "2"), regions.names());
        assertArrayEquals(new int[] {2, 1, 2, 0}, regions.of());
    }

    @Test
    void manyValuesAreCutIntoQuarters() {
        float[] values = new float[100];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i * 37 + 1) % 100;
        }
        Regions regions = Regions.ofNumbers(values);
        assertEquals(List.of("0 – 24", "25 – 49", "50 – 74", "75 – 99"), regions.names());
        assertEquals((int) values[7] / 25, regions.of()[7]);
    }

    @Test
    void equalValuesStayTogether() {
        float[] values = new float[100];
        for (int i = 70; i < values.length; i++) {
            values[i] = i;
        }
        Regions regions = Regions.ofNumbers(values);
        assertEquals(List.of("0 – 0", "70 – 74", "75 – 99"), regions.names());
        assertEquals(0, regions.of()[69]);
    }

    @Test
    void manyCategoriesAreTheMostFrequentOnesAndTheOthers() {
        String[] values = new String[45];
        int at = 0;
        for (int category = 0; category < 9; category++) {
            for (int i = 0; i <= category; i++) {
                values[at++] = "c" + category;
            }
        }
        Regions regions = Regions.ofCategories(values);
        assertEquals(List.of("c2", "c3", "c4", "c5", "c6", "c7", "c8", "others"), regions.names());
        assertEquals(7, regions.of()[0]);
        assertEquals(6, regions.of()[44]);
    }

    @Test
    void fewCategoriesAreRegionsInOrderOfTheirNames() {
        Regions regions = Regions.ofCategories(new String[] {"b", "a", "b"});
        assertEquals(List.of("a", "b"), regions.names());
        assertArrayEquals(new int[] {1, 0, 1}, regions.of());
    }
}
