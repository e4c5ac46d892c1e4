package moestro.mixture.route;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import moestro.mixture.GoldenNumbers;
import moestro.mixture.Input;
import org.junit.jupiter.api.Test;

/** Records that vote: the golden batch, and the window. */
final class VotesRouterTest {
    private static final int WIDTH = 3;

    private static float[] projected(int seed) {
        double[][] x = GoldenNumbers.records();
        double[][] w = GoldenNumbers.matrix(seed, GoldenNumbers.INPUTS, WIDTH);
        float[] projected = new float[x.length * WIDTH];
        for (int r = 0; r < x.length; r++) {
            for (int j = 0; j < WIDTH; j++) {
                double sum = 0;
                for (int i = 0; i < x[r].length; i++) {
                    sum += x[r][i] * w[i][j];
                }
                projected[r * WIDTH + j] = (float) sum;
            }
        }
        return projected;
    }

    @Test
    void theGoldenVotes() {
        float[] votes = Votes.of(projected(50), projected(60), WIDTH);
        double[] expected = {.940209062, 1.144824588, .914966350};
        assertArrayEquals(GoldenNumbers.floats(expected), votes, 1e-6f);
    }

    @Test
    void votesAreEvenBeforeAnythingWasLearned() {
        VotesRouter router =
                new VotesRouter(RouterBench.setting(RouterBench.input(0).layout(), 5, 2, Map.of()));
        assertArrayEquals(new float[5], router.logits(RouterBench.input(0)));
        Input input = RouterBench.input(1);
        Evidence evidence = new Evidence(new int[] {0, 1}, new double[2], new float[5], new float[5], null);
        router.learn(input, evidence, .003);
        float[] logits = router.logits(RouterBench.input(2));
        for (float logit : logits) {
            assertEquals(logits[0], logit, 1e-6f, () -> Arrays.toString(logits));
        }
    }

    /** What left the window has no vote: two routers that differ only in old events agree once these are gone. */
    @Test
    void onlyTheLastRecordsVote() {
        Map<String, Double> small = Map.of("voters", 4.0, "vote-pace", 0.0);
        VotesRouter router =
                new VotesRouter(RouterBench.setting(RouterBench.input(0).layout(), 5, 2, small));
        VotesRouter other =
                new VotesRouter(RouterBench.setting(RouterBench.input(0).layout(), 5, 2, small));
        Evidence evidence = new Evidence(new int[] {0, 1}, new double[2], new float[5], new float[5], null);
        for (int n = 0; n < 8; n++) {
            router.learn(RouterBench.input(n), evidence, .003);
            other.learn(RouterBench.input(n < 4 ? 100 + n : n), evidence, .003);
        }
        assertArrayEquals(router.logits(RouterBench.input(50)), other.logits(RouterBench.input(50)));
    }
}
