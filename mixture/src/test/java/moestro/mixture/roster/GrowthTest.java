package moestro.mixture.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import moestro.mixture.Hash;
import moestro.mixture.Lesson;
import moestro.mixture.Mixture;
import moestro.mixture.Prediction;
import moestro.mixture.Row;
import moestro.mixture.Task;
import moestro.mixture.roster.Decision.Kind;
import moestro.mixture.toy.ToyStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A stream that drifts abruptly: labels depend on nothing until {@link #DRIFT}, and on a number of the event from then
 * on. Running means do for the first half; the second needs the linear expert that waits in reserve.
 */
final class GrowthTest {
    private static final int DRIFT = 2000;
    private static final int END = 5000;

    static List<Task> tasks() {
        return List.of(ToyStream.CLASSES, ToyStream.NUMBER);
    }

    private static double label(Task task, int n) {
        double noise = Hash.gaussian(Hash.mix(n, 4));
        double signal = ToyStream.row(n).numbers()[0];
        if (task.isClassification()) {
            return n < DRIFT ? (noise > -1.5 ? 1 : 0) : (signal > 0 ? 1 : 0);
        }
        return n < DRIFT ? noise : 4 * signal + noise;
    }

    private record Run(Mixture mixture, List<Prediction> predictions, double lateError) {
        static Run of(Task task, String... types) {
            Mixture mixture = Rosters.mixture(task, Rosters.HURRIED, types);
            List<Prediction> predictions = new ArrayList<>();
            double error = 0;
            for (int n = 0; n < END; n++) {
                Row row = ToyStream.row(n);
                Prediction prediction = mixture.predict(ToyStream.id(n), row);
                predictions.add(prediction);
                double truth = label(task, n);
                if (n >= DRIFT + 1000) {
                    error += task.isClassification()
                            ? 1 - prediction.output()[(int) truth]
                            : Math.abs(prediction.output()[0] - truth);
                }
                mixture.learn(new Lesson(prediction.pending(), truth));
            }
            return new Run(mixture, predictions, error / (END - DRIFT - 1000));
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void uponDriftAReserveExpertIsWokenAskedAndLowersTheError(Task task) {
        Run grown = Run.of(task, "mean", "mean", "mean", "(linear)");
        Run without = Run.of(task, "mean", "mean", "mean");
        Decision woke = grown.mixture().decisions().stream()
                .filter(decision -> decision.kind() == Kind.WAKE)
                .findFirst()
                .orElseThrow();
        assertEquals("linear-3", woke.expert());
        assertTrue(woke.lesson() > DRIFT && woke.lesson() < DRIFT + 500, woke::sentence);
        assertTrue(
                woke.reason()
                        .matches(
                                "the mixture's loss rose from \\d\\.\\d{3} to \\d\\.\\d{3} \\(ADWIN, delta 0\\.002\\)"),
                woke::reason);
        assertEquals(0, asked(grown.predictions().subList(0, (int) woke.lesson()), 3), "it sleeps until then");
        assertTrue(asked(grown.predictions().subList(DRIFT + 1000, END), 3) > 1500, "it is asked");
        assertTrue(
                grown.lateError() < .8 * without.lateError(),
                grown.lateError() + " is not much less than " + without.lateError());
    }

    private static long asked(List<Prediction> predictions, int expert) {
        return predictions.stream()
                .filter(prediction ->
                        Arrays.stream(prediction.pending().asked()).anyMatch(asked -> asked == expert))
                .count();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void oneDriftWakesOneExpertTheFirstOfTheReserve(Task task) {
        Run run = Run.of(task, "mean", "(linear)", "mean", "(linear)", "mean");
        assertEquals(
                List.of(Kind.WAKE), Rosters.kinds(run.mixture(), "linear-1").subList(0, 1));
        long first = run.mixture().decisions().stream()
                .filter(decision -> decision.kind() == Kind.WAKE && decision.lesson() < DRIFT + 500)
                .count();
        assertEquals(1, first, run.mixture().decisions()::toString);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aRosterThatIsOffDecidesNothing(Task task) {
        Mixture mixture = Rosters.mixture(task, Map.of("enabled", 0.0), "mean", "wrong", "mean", "linear");
        new ToyStream(task, 0).run(mixture, 3000);
        assertEquals(List.of(), mixture.decisions());
    }
}
