package moestro.experts.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import moestro.experts.support.ActiveInputs;
import moestro.mixture.Layout;
import org.junit.jupiter.api.Test;

class InverseCovarianceTest {
    private static final Layout LAYOUT = new Layout(1, 0, 0);

    private static SparseVector vector(float number, float constant) {
        InputColumns columns = new InputColumns(LAYOUT.dense(), 0);
        ActiveInputs both = new ActiveInputs(LAYOUT, true);
        columns.admit(both.of(new float[] {1, 1}, 0, new int[0], 0));
        return new SparseVector(2).of(both.of(new float[] {number, constant}, 0, new int[0], 0), columns);
    }

    @Test
    void whatIsNewHasAVarianceOfTen() {
        InverseCovariance covariance = new InverseCovariance();
        covariance.grow(2);
        double[] result = new double[2];

        assertEquals(10 * 4 + 10 * 9, covariance.project(vector(2, 3), result), 1e-12);
        assertEquals(20, result[0], 1e-12);
        assertEquals(30, result[1], 1e-12);
    }

    @Test
    void growingKeepsWhatIsKnown() {
        InverseCovariance covariance = new InverseCovariance();
        covariance.grow(1);
        covariance.update(new double[] {3}, 1);
        covariance.grow(2);
        double[] result = new double[2];

        assertEquals(1, covariance.project(vector(1, 0), result), 1e-12);
        assertEquals(10, covariance.project(vector(0, 1), result), 1e-12);
    }

    @Test
    void aVarianceBeyondTenThousandOnTheMeanStartsItAnew() {
        InverseCovariance covariance = new InverseCovariance();
        covariance.grow(2);
        double[] result = new double[2];
        double variance = 0;
        boolean startedAnew = false;
        for (int i = 0; i < 100; i++) {
            covariance.update(new double[2], .5);
            double next = covariance.project(vector(1, 0), result);
            startedAnew |= next < variance && next == 1;
            variance = next;
            assertTrue(variance < 1e4);
        }
        assertTrue(startedAnew);
    }
}
