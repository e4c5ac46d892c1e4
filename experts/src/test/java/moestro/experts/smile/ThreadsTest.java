package moestro.experts.smile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smile.math.MathEx;

/** A fit finds the same bits on any thread, in a pool of any size, whatever was drawn before. */
class ThreadsTest {
    private static final TreeShape TREE = new TreeShape(20, 0, 5);
    private static final ForestShape FOREST = new ForestShape(20, 0, TREE);
    private static final BoostShape BOOST = new BoostShape(20, new TreeShape(6, 16, 5), .15, .7);
    private static final TrainingSet NUMBERS = Rows.numbers(500, 6, 1);
    private static final TrainingSet CLASSES = Rows.classes(500, 6, 3, 1);

    private record Fit(Fitter fitter, TrainingSet set, boolean random) {}

    static Stream<Named<Fit>> fits() {
        NativeAlgebra.require();
        LinearFitter.Method ridge = (formula, data) -> smile.regression.RidgeRegression.fit(formula, data, 1);
        LinearFitter.Method net = (formula, data) -> smile.regression.ElasticNet.fit(formula, data, 1, 1);
        return Stream.of(
                Named.of("regression tree", new Fit(new RegressionTreeFitter(TREE), NUMBERS, false)),
                Named.of("decision tree", new Fit(new DecisionTreeFitter(TREE, 3), CLASSES, false)),
                Named.of("regression forest", new Fit(new ForestRegressionFitter(FOREST), NUMBERS, true)),
                Named.of("class forest", new Fit(new ForestClassificationFitter(FOREST, 3), CLASSES, true)),
                Named.of("boosted numbers", new Fit(new BoostRegressionFitter(BOOST), NUMBERS, true)),
                Named.of("boosted classes", new Fit(new BoostClassificationFitter(BOOST, 3), CLASSES, true)),
                Named.of("ridge", new Fit(new LinearFitter(ridge, 6, 0), NUMBERS, false)),
                Named.of("elastic net", new Fit(new LinearFitter(net, 6, 0), NUMBERS, false)));
    }

    @ParameterizedTest
    @MethodSource("fits")
    void aFitDependsOnRowsAndSeedAlone(Fit fit) {
        String alone = FitThread.submit(() -> bytes(fit, 7)).join();

        MathEx.setSeed(12345);
        assertEquals(alone, bytes(fit, 7));
        try (ForkJoinPool four = new ForkJoinPool(4)) {
            assertEquals(alone, four.submit(() -> bytes(fit, 7)).join());
        }
        assertEquals(alone, FitThread.submit(() -> bytes(fit, 7)).join());
    }

    @ParameterizedTest
    @MethodSource("fits")
    void anotherSeedGivesAnotherModelWhereThereIsChance(Fit fit) {
        if (fit.random()) {
            assertNotEquals(bytes(fit, 7), bytes(fit, 8));
        } else {
            assertEquals(bytes(fit, 7), bytes(fit, 8));
        }
    }

    @Test
    void fitsRunOnOneDaemonThread() {
        Thread one = FitThread.submit(Thread::currentThread).join();
        Thread other = FitThread.submit(Thread::currentThread).join();

        assertEquals("moestro-fit", one.getName());
        assertEquals(true, one.isDaemon());
        assertEquals(one, other);
    }

    @Test
    void matrixProductsRunOnOneThread() {
        NativeAlgebra.require();

        assertEquals(1, openblas_nolapack.blas_get_num_threads());
    }

    private static String bytes(Fit fit, long seed) {
        return Rows.bytes(fit.fitter().fit(fit.set(), seed));
    }
}
