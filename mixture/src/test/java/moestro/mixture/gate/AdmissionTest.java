package moestro.mixture.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Prediction;
import moestro.mixture.balance.Balancer;
import moestro.mixture.balance.BalancerKind;
import moestro.mixture.route.RouterKind;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import moestro.mixture.toy.ToyStream;
import moestro.mixture.toy.Toys;
import org.junit.jupiter.api.Test;

/** Experts at their capacity. */
final class AdmissionTest {
    private static final float SHUT = Float.NEGATIVE_INFINITY;

    private static final class Rooms implements Balancer {
        private final double[] rooms;

        Rooms(double... rooms) {
            this.rooms = rooms;
        }

        @Override
        public double room(int expert) {
            return rooms[expert];
        }

        @Override
        public void observe(int[] asked, int routed) {}

        @Override
        public void write(StateWriter out) {}

        @Override
        public void read(StateReader in) {}
    }

    @Test
    void theFullAreShutOut() {
        float[] scores = {3, 2, 1, 0};
        assertSame(scores, Admission.open(scores, new Rooms(1, 5, 1, 1), 2));
        float[] open = Admission.open(scores, new Rooms(.9, 5, 1, -3), 2);
        assertArrayEquals(new float[] {SHUT, 2, 1, SHUT}, open);
        assertArrayEquals(new int[] {0}, Admission.closed(new int[] {0, 1}, open));
        assertArrayEquals(new float[] {3, 2, 1, 0}, scores, "what was given is not written");
    }

    @Test
    void withTooFewLeftThoseWithTheMostRoomAreLetInAndSleepersAreNot() {
        float[] scores = {3, SHUT, 1, 0};
        assertArrayEquals(new float[] {SHUT, SHUT, 1, 0}, Admission.open(scores, new Rooms(-2, 9, .5, .2), 2));
        assertArrayEquals(new float[] {3, SHUT, 1, 0}, Admission.open(scores, new Rooms(-2, 9, .5, .2), 3));
        assertArrayEquals(new float[] {3, SHUT, 1, 0}, Admission.open(scores, new Rooms(-2, 9, .5, .2), 9));
    }

    @Test
    void thePredictionNamesWhomItPassedOverAndWeightsStillSumToOne() {
        Panel toys = Toys.panel(Map.of(), Panel.Training.defaults(), "linear", "mean", "mean", "mean");
        GateSettings gate = GateSettings.of(
                new Parameters(Map.of("k", 1.0, "balance-rate", 1.2)), RouterKind.LINEAR, BalancerKind.CAPACITY);
        Mixture mixture = new Mixture(
                ToyStream.NUMBER,
                ToyStream.FEATURES,
                new Panel(toys.members(), gate, toys.training()),
                Toys.catalogue(),
                1);
        int[] load = new int[4];
        int passed = 0;
        List<Prediction> predictions = new ToyStream(ToyStream.NUMBER, 0).run(mixture, 4_000);
        for (Prediction prediction : predictions) {
            load[prediction.pending().asked()[0]]++;
            assertEquals(1, prediction.routes().getFirst().weight(), 1e-5);
            if (!prediction.degraded().isEmpty()) {
                passed++;
                assertTrue(prediction.degraded().getFirst().endsWith(" was at its capacity"));
                int asked = prediction.pending().asked()[0];
                assertTrue(prediction.degraded().stream()
                        .noneMatch(reason ->
                                reason.startsWith(toys.members().get(asked).name() + " ")));
            }
        }
        assertTrue(passed > 1_000, passed + " were passed over");
        assertTrue(Arrays.stream(load).max().orElseThrow() < 1.25 * 1_000, () -> Arrays.toString(load));
    }
}
