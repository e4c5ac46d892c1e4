package moestro.experts.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AdamMatrixTest {

    private static float[] row(AdamMatrix matrix, int row, int width) {
        float[] values = new float[width];
        matrix.addRow(row, 1, values, width);
        return values;
    }

    @Test
    void aRowIsTheSameWheneverItIsAppended() {
        AdamMatrix atOnce = new AdamMatrix(9, 3, (row, column) -> 10 * row + column);
        AdamMatrix stepwise = new AdamMatrix(1, 3, (row, column) -> 10 * row + column);
        for (int rows = 2; rows <= 9; rows++) {
            stepwise.reserve(rows);
        }

        for (int row = 0; row < 9; row++) {
            assertArrayEquals(row(atOnce, row, 3), row(stepwise, row, 3));
        }
    }

    @Test
    void appendingKeepsWhatWasLearned() {
        AdamMatrix matrix = new AdamMatrix(1, 2, (row, column) -> 1);
        matrix.step(0, 1, new float[] {1, -1}, new AdamClock(.1).tick());
        float[] learned = row(matrix, 0, 2);
        matrix.reserve(50);

        assertArrayEquals(new float[] {.9f, 1.1f}, learned, 1e-4f);
        assertArrayEquals(learned, row(matrix, 0, 2));
    }

    @Property(tries = 50)
    void aDotProductIsTheSumOfAllProducts(@ForAll @IntRange(min = 1, max = 40) int width) {
        AdamMatrix matrix = new AdamMatrix(2, width, (row, column) -> row == 0 ? 1e6f : column + 1);
        float[] vector = new float[width];
        double expected = 0;
        for (int i = 0; i < width; i++) {
            vector[i] = 1f / (i + 2);
            expected += (i + 1.0) / (i + 2);
        }

        assertEquals(expected, matrix.dot(1, vector), 1e-4);
    }
}
