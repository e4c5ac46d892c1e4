package moestro.experts.smile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import moestro.mixture.Hash;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import smile.base.cart.Loss;
import smile.base.cart.SplitRule;
import smile.data.Tuple;
import smile.data.type.StructType;
import smile.math.MathEx;

/** A flat model answers as the Smile model that it was copied from, bit for bit. */
class FlatteningTest {
    private static final int WIDTH = 6;
    private static final TreeShape TREE = new TreeShape(20, 0, 5);
    private static final ForestShape FOREST = new ForestShape(20, 0, TREE);
    private static final BoostShape BOOST = new BoostShape(20, new TreeShape(6, 16, 5), .15, .7);

    @Property(tries = 4)
    void aRegressionForestIsTheSame(@ForAll @IntRange(max = 1_000_000) int seed) {
        TrainingSet set = Rows.numbers(400, WIDTH, seed);
        var original = smile.regression.RandomForest.fit(
                SmileData.formula(),
                SmileData.numbers(set),
                new smile.regression.RandomForest.Options(20, 0, 20, 0, 5, 1, FOREST.seeds(seed), null));
        FittedModel flat = new ForestRegressionFitter(FOREST).fit(set, seed);

        for (float[] row : questions(set, seed)) {
            assertEquals(original.predict(tuple(row)), answer(flat, row, 1)[0], 0.0);
        }
    }

    @Property(tries = 4)
    void aClassForestIsTheSame(
            @ForAll @IntRange(max = 1_000_000) int seed, @ForAll @IntRange(min = 2, max = 5) int classes) {
        TrainingSet set = Rows.classes(400, WIDTH, classes, seed);
        var original = smile.classification.RandomForest.fit(
                SmileData.formula(),
                SmileData.classes(set),
                new smile.classification.RandomForest.Options(
                        20, 0, SplitRule.GINI, 20, 0, 5, 1, null, FOREST.seeds(seed), null));
        FittedModel flat = new ForestClassificationFitter(FOREST, classes).fit(set, seed);

        for (float[] row : questions(set, seed)) {
            double[] expected = new double[classes];
            original.predict(tuple(row), expected);
            assertArrayEquals(expected, answer(flat, row, classes), 0.0);
        }
    }

    @Property(tries = 4)
    void aRegressionTreeIsTheSame(@ForAll @IntRange(max = 1_000_000) int seed) {
        TrainingSet set = Rows.numbers(400, WIDTH, seed);
        var original = smile.regression.RegressionTree.fit(
                SmileData.formula(), SmileData.numbers(set), new smile.regression.RegressionTree.Options(20, 0, 5));
        FittedModel flat = new RegressionTreeFitter(TREE).fit(set, seed);

        for (float[] row : questions(set, seed)) {
            assertEquals(original.predict(tuple(row)), answer(flat, row, 1)[0], 0.0);
        }
    }

    @Property(tries = 4)
    void aDecisionTreeIsTheSameUpToTheLastBitOfItsSum(@ForAll @IntRange(max = 1_000_000) int seed) {
        TrainingSet set = Rows.classes(400, WIDTH, 3, seed);
        var original = smile.classification.DecisionTree.fit(
                SmileData.formula(),
                SmileData.classes(set),
                new smile.classification.DecisionTree.Options(SplitRule.GINI, 20, 0, 5));
        FittedModel flat = new DecisionTreeFitter(TREE, 3).fit(set, seed);

        for (float[] row : questions(set, seed)) {
            double[] expected = new double[3];
            original.predict(tuple(row), expected);
            assertArrayEquals(expected, answer(flat, row, 3), 1e-15);
        }
    }

    @Property(tries = 4)
    void boostingForNumbersIsTheSame(@ForAll @IntRange(max = 1_000_000) int seed) {
        TrainingSet set = Rows.numbers(400, WIDTH, seed);
        MathEx.setSeed(Seeds.of(seed, 0));
        var original = smile.regression.GradientTreeBoost.fit(
                SmileData.formula(),
                SmileData.numbers(set),
                new smile.regression.GradientTreeBoost.Options(Loss.ls(), 20, 6, 16, 5, .15, .7, null, null));
        FittedModel flat = new BoostRegressionFitter(BOOST).fit(set, seed);

        for (float[] row : questions(set, seed)) {
            assertEquals(original.predict(tuple(row)), answer(flat, row, 1)[0], 0.0);
        }
    }

    @Property(tries = 4)
    void boostingForClassesHasTheSameScores(
            @ForAll @IntRange(max = 1_000_000) int seed, @ForAll @IntRange(min = 2, max = 4) int classes) {
        TrainingSet set = Rows.classes(400, WIDTH, classes, seed);
        MathEx.setSeed(Seeds.of(seed, 0));
        var original = smile.classification.GradientTreeBoost.fit(
                SmileData.formula(),
                SmileData.classes(set),
                new smile.classification.GradientTreeBoost.Options(20, 6, 16, 5, .15, .7, null, null));
        BoostedClasses flat = (BoostedClasses) new BoostClassificationFitter(BOOST, classes).fit(set, seed);

        for (float[] row : questions(set, seed)) {
            double[] expected = new double[classes];
            original.predict(tuple(row), expected);
            if (classes == 2) {
                assertEquals(expected[0], 1.0 / (1.0 + Math.exp(2 * flat.score(0, row))), 0.0);
            }
            // Answers go through StrictMath.exp, which may differ from Math.exp in the last bit.
            assertArrayEquals(expected, answer(flat, row, classes), 1e-14);
        }
    }

    @Property
    void ranksAreInTheOrderOfFloats(
            @ForAll @FloatRange(min = -Float.MAX_VALUE, max = Float.MAX_VALUE) float one,
            @ForAll @FloatRange(min = -Float.MAX_VALUE, max = Float.MAX_VALUE) float other) {
        assertEquals(one, TreeFlattener.ofRank(TreeFlattener.rank(one)), 0f);
        assertEquals(Float.compare(one, other), Long.compare(TreeFlattener.rank(one), TreeFlattener.rank(other)));
    }

    @Test
    void theQuestionsTellNeighbouringThresholdsApart() {
        TrainingSet set = Rows.numbers(400, WIDTH, 1);
        List<float[]> questions = questions(set, 1);

        assertTrue(questions.stream()
                .anyMatch(row -> Arrays.stream(questions.toArray(float[][]::new))
                        .anyMatch(other -> row[0] != other[0] && Math.nextUp(row[0]) == other[0])));
    }

    /** Training rows, fresh rows, and rows around the middle between two training values: where trees split. */
    private static List<float[]> questions(TrainingSet set, long seed) {
        List<float[]> questions = new ArrayList<>(Arrays.asList(Rows.rows(200, WIDTH, seed + 1)));
        for (int j = 0; j < WIDTH; j++) {
            double[] sorted = set.column(j);
            Arrays.sort(sorted);
            for (int i = 0; i + 1 < sorted.length; i++) {
                float middle = (float) ((sorted[i] + sorted[i + 1]) / 2);
                for (float value : new float[] {Math.nextDown(middle), middle, Math.nextUp(middle)}) {
                    float[] row = set.row(Hash.below(Hash.mix(seed, j, i), set.size()))
                            .clone();
                    row[j] = value;
                    questions.add(row);
                }
            }
        }
        for (int i = 0; i < set.size(); i++) {
            questions.add(set.row(i));
        }
        return questions;
    }

    private static double[] answer(FittedModel model, float[] row, int outputs) {
        double[] scores = new double[outputs];
        model.predict(row, scores);
        return scores;
    }

    private static Tuple tuple(float[] row) {
        StructType schema = SmileData.numbers(new TrainingSet(new float[][] {row}, new float[1]))
                .schema();
        double[] values = new double[row.length + 1];
        for (int i = 0; i < row.length; i++) {
            values[i] = row[i];
        }
        return Tuple.of(schema, values);
    }
}
