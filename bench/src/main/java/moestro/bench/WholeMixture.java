package moestro.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import moestro.mixture.Catalogue;
import moestro.mixture.Features;
import moestro.mixture.Hash;
import moestro.mixture.Lesson;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Prediction;
import moestro.mixture.Row;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The whole mixture on one thread, without Kafka: it predicts an event and learns the lesson of one that came a hundred
 * events earlier. Ten numbers, two categories, three experts (linear, net, nearest neighbours), two of them asked.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WholeMixture {
    private static final int EVENTS = 8192;
    private static final int NUMBERS = 10;
    private static final int CODES = 20;
    private static final int DELAY = 100;
    /** More than any window holds, so that every event costs what it costs in the long run. */
    private static final int BEFORE = 5000;

    private static final Features FEATURES =
            new Features(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"), List.of("origin", "kind"));
    private static final Panel PANEL = new Panel(
            List.of(
                    new Panel.Member("linear", "linear", Map.of()),
                    new Panel.Member("net", "net", Map.of()),
                    new Panel.Member("neighbors", "nearest-neighbors", Map.of())),
            GateSettings.of(new moestro.mixture.Parameters(Map.of("k", 2.0))),
            Panel.Training.defaults());

    private final Row[] rows = new Row[EVENTS];
    private final String[] ids = new String[EVENTS];
    private final double[] labels = new double[EVENTS];
    private final Deque<Lesson> late = new ArrayDeque<>();
    private Mixture mixture;
    private int next;

    @Setup
    public void prepare() {
        for (int n = 0; n < EVENTS; n++) {
            ids[n] = "event-" + n;
            rows[n] = row(n);
            labels[n] = label(n, rows[n]);
        }
        mixture = new Mixture(new Task.Regression(), FEATURES, PANEL, Catalogue.load(), 1);
        for (int n = 0; n < BEFORE; n++) {
            step();
        }
    }

    private static Row row(int n) {
        String[] categories = {
            "o" + Hash.below(Hash.mix(n, 1), CODES), "k" + Hash.below(Hash.mix(n, 2), CODES),
        };
        return new Row(Draws.gaussian(n, NUMBERS), categories);
    }

    /** Linear in some numbers, a product of others, shifted by a category, and noise. */
    private static double label(int n, Row row) {
        float[] x = row.numbers();
        double shift = row.categories()[0].equals("o1") ? 2 : 0;
        return 2 * x[0] - x[1] + x[2] * x[3] + shift + .3 * Hash.gaussian(Hash.mix(n, 3));
    }

    private Prediction step() {
        next = (next + 1) % EVENTS;
        Prediction prediction = mixture.predict(ids[next], rows[next]);
        late.add(new Lesson(prediction.pending(), labels[next]));
        if (late.size() > DELAY) {
            mixture.learn(late.remove());
        }
        return prediction;
    }

    /** With the vector module. */
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
    public Prediction predictAndLearnWithSimd() {
        return step();
    }

    /** Without: the same predictions, bit for bit. */
    @Benchmark
    @Fork(1)
    public Prediction predictAndLearnScalar() {
        return step();
    }

    /** Predicting alone, with the vector module. */
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
    public Prediction predictWithSimd() {
        next = (next + 1) % EVENTS;
        return mixture.predict(ids[next], rows[next]);
    }
}
