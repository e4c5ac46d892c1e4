package moestro.mixture.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Regressors without their zeros are the same regressors. */
class RegressorsTest {
    private static final int EXPERTS = 9;
    private static final double MEAN = .25;

    @Property
    void sumsAreBitForBitThoseWithAllZeros(
            @ForAll @Size(max = 6) List<@IntRange(max = EXPERTS - 1) Integer> experts,
            @ForAll @Size(6) float[] answers,
            @ForAll @Size(3) float[] residuals,
            @ForAll @Size(EXPERTS + 4) double[] dense,
            @ForAll @FloatRange(min = .5f, max = 1) float start) {
        int[] members = experts.stream().mapToInt(e -> e).toArray();
        Regressors sparse = Regressors.of(members, rows(members.length, answers), MEAN, EXPERTS, residuals);
        double[] all = dense(members, answers, residuals);
        assertEquals(bits(sum(dense, all, 0)), bits(sparse.dot(dense)));
        assertEquals(bits(sum(dense, all, start)), bits(sparse.addDot(dense, start)));
    }

    @Test
    void placesAscendWhateverTheOrderOfTheMembers() {
        Regressors sparse =
                Regressors.of(new int[] {7, 0, 3}, rows(3, new float[] {1, 2, 3}), 2, EXPERTS, new float[] {4, 5, 6});
        assertArrayEquals(new int[] {0, 3, 7, 9, 10, 11, 12}, sparse.places());
        assertArrayEquals(new double[] {0, 1, -1, 4, 5, 6, .1}, sparse.values());
    }

    private static float[][] rows(int count, float[] answers) {
        float[][] rows = new float[count][];
        for (int j = 0; j < count; j++) {
            rows[j] = new float[] {answers[j]};
        }
        return rows;
    }

    private static double[] dense(int[] members, float[] answers, float[] residuals) {
        double[] x = new double[EXPERTS + 4];
        for (int j = 0; j < members.length; j++) {
            x[members[j]] = answers[j] - MEAN;
        }
        for (int i = 0; i < residuals.length; i++) {
            x[EXPERTS + i] = residuals[i];
        }
        x[EXPERTS + 3] = .1;
        return x;
    }

    private static double sum(double[] a, double[] b, double start) {
        double sum = start;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static long bits(double value) {
        return Double.doubleToLongBits(value);
    }
}
