package moestro.experts.smile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import moestro.mixture.Hash;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;
import smile.regression.ElasticNet;
import smile.regression.RidgeRegression;

/** Where Smile's fits need a helping hand, and what is stored of them. */
class FittersTest {
    private static final ForestShape FOREST = new ForestShape(20, 0, new TreeShape(20, 0, 5));
    private static final BoostShape BOOST = new BoostShape(10, new TreeShape(6, 16, 5), .15, .7);
    private static final LinearFitter.Method RIDGE = (formula, data) -> RidgeRegression.fit(formula, data, 1);
    private static final LinearFitter.Method ELASTIC_NET = (formula, data) -> ElasticNet.fit(formula, data, 1, 1);

    @Test
    void aRareClassThatSmileTripsOverIsLeftOut() {
        TrainingSet two = Rows.classes(400, 6, 2, 1);
        float[][] rows = new float[400][];
        float[] targets = new float[400];
        for (int i = 0; i < 400; i++) {
            rows[i] = two.row(i);
            targets[i] = i == 200 ? 0 : 1 + two.target(i);
        }
        TrainingSet set = new TrainingSet(rows, targets);
        assertThrows(
                IllegalArgumentException.class,
                () -> smile.classification.RandomForest.fit(SmileData.formula(), SmileData.classes(set)));

        double[] scores = new double[3];
        new ForestClassificationFitter(FOREST, 3).fit(set, 1).predict(rows[0], scores);

        assertEquals(1.0 / (399 + 3), scores[0]);
        assertEquals(1, Arrays.stream(scores).sum(), 1e-12);
    }

    @Test
    void classesThatTheWindowLacksHaveTheShareOfOneRow() {
        TrainingSet two = Rows.classes(400, 6, 2, 1);
        float[][] rows = new float[400][];
        float[] targets = new float[400];
        for (int i = 0; i < 400; i++) {
            rows[i] = two.row(i);
            targets[i] = 3 * two.target(i);
        }
        TrainingSet set = new TrainingSet(rows, targets);

        for (Fitter fitter : new Fitter[] {
            new ForestClassificationFitter(FOREST, 4),
            new BoostClassificationFitter(BOOST, 4),
            new DecisionTreeFitter(new TreeShape(20, 0, 5), 4)
        }) {
            double[] scores = new double[4];
            int right = 0;
            FittedModel model = fitter.fit(set, 1);
            for (int i = 0; i < 400; i++) {
                model.predict(rows[i], scores);
                assertEquals(1.0 / 404, scores[1]);
                assertEquals(1.0 / 404, scores[2]);
                assertEquals(1, Arrays.stream(scores).sum(), 1e-12);
                right += (scores[3] > scores[0]) == (targets[i] == 3) ? 1 : 0;
            }
            assertTrue(right > 300, fitter + " has " + right + " of 400 right");
        }
    }

    @Test
    void aStoredModelAnswersTheSame() {
        TrainingSet numbers = Rows.numbers(300, 6, 1);
        TrainingSet classes = Rows.classes(300, 6, 3, 1);
        NativeAlgebra.require();
        answersTheSameAfterReading(new ForestRegressionFitter(FOREST), numbers, 1);
        answersTheSameAfterReading(new ForestClassificationFitter(FOREST, 3), classes, 3);
        answersTheSameAfterReading(new BoostRegressionFitter(BOOST), numbers, 1);
        answersTheSameAfterReading(new BoostClassificationFitter(BOOST, 3), classes, 3);
        answersTheSameAfterReading(new LinearFitter(RIDGE, 4, 8), numbers, 1);
    }

    private static void answersTheSameAfterReading(Fitter fitter, TrainingSet set, int outputs) {
        FittedModel model = fitter.fit(set, 1);
        StateWriter out = new StateWriter();
        model.write(out);
        FittedModel read = fitter.read(new StateReader(out.sections()));
        assertEquals(Rows.bytes(model), Rows.bytes(read));
        double[] expected = new double[outputs];
        double[] actual = new double[outputs];
        for (float[] row : Rows.rows(300, 6, 2)) {
            model.predict(row, expected);
            read.predict(row, actual);
            assertArrayEquals(expected, actual);
        }
    }

    @Test
    void linearModelsFindTheWeightsThroughConstantColumns() {
        NativeAlgebra.require();
        for (LinearFitter.Method method : new LinearFitter.Method[] {RIDGE, ELASTIC_NET}) {
            LinearFitter fitter = new LinearFitter(method, 3, 4);
            TrainingSet set = linear(1000);
            FittedModel model = fitter.fit(set, 1);
            double[] score = new double[1];

            model.predict(new float[] {1, 7, 1, 3}, score);
            assertEquals(2 + 4, score[0], .05);
            model.predict(new float[] {0, 7, 1, 4}, score);
            assertEquals(4 - 1, score[0], .05);
            // A slot beyond those that take part, and an unseen category, add nothing.
            double[] unseen = new double[1];
            model.predict(new float[] {0, 7, 1, 900}, score);
            model.predict(new float[] {0, 7, 1, -1}, unseen);
            assertEquals(unseen[0], score[0]);
        }
    }

    /** {@code y = 2 x + 4 - [slot 4]}; two constant columns; a category of the slots 3 and 4. */
    private static TrainingSet linear(int count) {
        float[][] rows = new float[count][];
        float[] targets = new float[count];
        for (int i = 0; i < count; i++) {
            float x = (float) Hash.gaussian(Hash.mix(1, i));
            int slot = 3 + Hash.below(Hash.mix(2, i), 2);
            rows[i] = new float[] {x, 7, 1, slot};
            targets[i] = 2 * x + 4 - (slot == 4 ? 1 : 0);
        }
        return new TrainingSet(rows, targets);
    }

    @Test
    void aLinearModelOfNothingThatVariesIsRefused() {
        TrainingSet set = new TrainingSet(new float[200][2], new float[200]);
        Fitter fitter = new LinearFitter(RIDGE, 2, 0);

        assertThrows(ArithmeticException.class, () -> fitter.fit(set, 1));
    }

    @Test
    void aLinearModelOfOneColumnIsFitted() {
        NativeAlgebra.require();
        float[][] rows = Rows.rows(200, 1, 1);
        float[] targets = new float[200];
        for (int i = 0; i < 200; i++) {
            targets[i] = 3 * rows[i][0] + (float) (.1 * Hash.gaussian(i));
        }
        double[] score = new double[1];
        new LinearFitter(RIDGE, 1, 0).fit(new TrainingSet(rows, targets), 1).predict(new float[] {2}, score);

        assertEquals(6, score[0], .1);
    }
}
