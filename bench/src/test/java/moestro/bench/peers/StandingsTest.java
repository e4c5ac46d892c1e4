package moestro.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StandingsTest {
    private static Outcome classes(String learner, int seed, double accuracy, double logLoss, double micros) {
        return new Outcome(learner, seed, Map.of("accuracy", accuracy, "logLoss", logLoss, "kappa", 0.0), micros);
    }

    @Test
    void aLearnerHasTheMeanAndTheRangeOverItsSeedsAndItsCostInTimesOfOurs() {
        Standings standings = new Standings(
                List.of(
                        classes("ARF10", 1, 0.8, 0.3, 30),
                        classes("ARF10", 2, 0.9, 0.5, 50),
                        classes("moestro", 1, 0.75, 0.25, 20),
                        classes("moestro", 2, 0.75, 0.25, 30),
                        classes("HAT", 1, 0.5, 1, 5)),
                true);
        assertEquals(
                List.of(
                        "| learner | accuracy | log loss | CPU, µs per record | CPU / moestro | seeds |",
                        "|---|---:|---:|---:|---:|---:|",
                        "| ARF10 | 0.8500 (0.8000–0.9000) | 0.4000 (0.3000–0.5000) | 40.0 (30.0–50.0) | 1.60 | 2 |",
                        "| moestro | 0.7500 (0.7500–0.7500) | 0.2500 (0.2500–0.2500) | 25.0 (20.0–30.0) | 1.00 | 2 |",
                        "| HAT | 0.5000 | 1.0000 | 5.0 | 0.20 | 1 |"),
                standings.markdown().lines().toList());
    }

    @Test
    void withoutOursThereIsNoRatio() {
        Standings standings =
                new Standings(List.of(new Outcome("FIRT-DD", 1, Map.of("rmse", 2.5, "r2", 0.0), 7)), false);
        assertEquals(
                List.of(
                        "learner    RMSE  CPU, µs per record  CPU / moestro  seeds",
                        "FIRT-DD  2.5000                 7.0                     1"),
                standings.toString().lines().toList());
    }
}
