package moestro.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import moestro.mixture.Ranges.Gates;
import moestro.mixture.gate.Gate;
import moestro.mixture.gate.GateMean;
import moestro.mixture.gate.GateSettings;
import moestro.mixture.route.RouterKind;
import moestro.mixture.toy.ToyStream;
import moestro.mixture.toy.Toys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mixtures of ranges of keys, and the mean of their gates. */
final class FederationTest {
    private static final int EVENTS = 600;
    private static final Map<String, Double> GATE = Map.of("k", 2.0, "warmup", 30.0);
    private static final Panel PANEL =
            Toys.panel(GATE, new Panel.Training(100, .25), "linear", "mean", "linear", "mean");

    private static Federation federation(Panel panel, int ranges, Gates gates) {
        return new Federation(
                ToyStream.NUMBER, ToyStream.FEATURES, panel, Toys.catalogue(), 3, new Ranges(ranges, 0, gates), 10);
    }

    private static List<Prediction> run(Federation federation) {
        ToyStream stream = new ToyStream(ToyStream.NUMBER, 0);
        List<Prediction> predictions = new ArrayList<>();
        for (int n = 0; n < EVENTS; n++) {
            Prediction prediction = federation.predict(ToyStream.id(n), ToyStream.row(n));
            predictions.add(prediction);
            federation.learn(new Lesson(prediction.pending(), stream.label(n)));
        }
        return predictions;
    }

    private static float[] outputs(List<Prediction> predictions) {
        float[] outputs = new float[predictions.size()];
        for (int n = 0; n < outputs.length; n++) {
            outputs[n] = predictions.get(n).output()[0];
        }
        return outputs;
    }

    @ParameterizedTest
    @EnumSource(Gates.class)
    void oneRangeIsAMixture(Gates gates) {
        Mixture mixture = new Mixture(ToyStream.NUMBER, ToyStream.FEATURES, PANEL, Toys.catalogue(), 3);
        List<Prediction> alone = new ToyStream(ToyStream.NUMBER, 0).run(mixture, EVENTS);
        Federation federation = federation(PANEL, 1, gates);
        assertArrayEquals(outputs(alone), outputs(run(federation)));
        assertEquals(mixture.hash(), federation.mixture(0).hash());
    }

    @Test
    void theSameLessonsGiveTheSameBits() {
        Federation first = federation(PANEL, 3, Gates.MEAN);
        Federation second = federation(PANEL, 3, Gates.MEAN);
        assertArrayEquals(outputs(run(first)), outputs(run(second)));
        for (int range = 0; range < 3; range++) {
            assertEquals(first.mixture(range).hash(), second.mixture(range).hash());
        }
    }

    @Test
    void aRangeLearnsItsOwnCategoriesAndNoOthers() {
        Ranges ranges = new Ranges(3, 0, Gates.MEAN);
        Federation federation = federation(PANEL, 3, Gates.MEAN);
        run(federation);
        long all = 0;
        for (int range = 0; range < 3; range++) {
            int own = range;
            all += federation.mixture(range).encoder().lessons();
            assertEquals(
                    IntStream.range(0, EVENTS)
                            .filter(n -> ranges.of(ToyStream.row(n)) == own)
                            .count(),
                    federation.mixture(range).encoder().lessons());
        }
        assertEquals(EVENTS, all);
    }

    @Test
    void theMeanOfGatesDecidesOtherwiseThanEachAlone() {
        float[] own = outputs(run(federation(PANEL, 3, Gates.OWN)));
        float[] mean = outputs(run(federation(PANEL, 3, Gates.MEAN)));
        int first = 0;
        while (own[first] == mean[first]) {
            first++;
        }
        assertTrue(first >= 10, "until the gates are averaged for the first time there is no difference");
    }

    @Test
    void theMeanOfAGateWithItselfIsThatGate() {
        Federation federation = federation(PANEL, 1, Gates.OWN);
        run(federation);
        Mixture one = federation.mixture(0);
        GateMean.Member member = new GateMean.Member(one.gate(), one.encoder());
        Gate mean = GateMean.of(List.of(member, member, member), 1, one.encoder(), one.newGate());
        Input input = one.encoder()
                .encode(ToyStream.row(1), new float[2], one.encoder().labels().inputsNow());
        assertArrayEquals(one.gate().logits(input), mean.logits(input), 1e-6f);
        assertEquals(one.gate().lessons(), mean.lessons());
        for (int expert = 0; expert < PANEL.members().size(); expert++) {
            assertEquals(one.gate().excessLoss(expert), mean.excessLoss(expert), 1e-9);
        }
    }

    @Test
    void aRangeThatHasLearnedNothingKeepsItsOwnGate() {
        Federation learned = federation(PANEL, 1, Gates.OWN);
        run(learned);
        Mixture one = learned.mixture(0);
        Mixture none = federation(PANEL, 1, Gates.OWN).mixture(0);
        List<GateMean.Member> members = List.of(
                new GateMean.Member(one.gate(), one.encoder()), new GateMean.Member(none.gate(), none.encoder()));
        Gate mean = GateMean.of(members, 1, none.encoder(), none.newGate());
        assertEquals(0, mean.lessons(), "its experts know nothing, whatever others know of theirs");
        Gate other = GateMean.of(members, 0, one.encoder(), one.newGate());
        assertEquals(one.gate().excessLoss(0), other.excessLoss(0), 1e-12, "and it has no say in the mean of others");
    }

    @ParameterizedTest
    @EnumSource(RouterKind.class)
    void everyRouterThatHasAMeanServesByIt(RouterKind kind) {
        if (!GateMean.exists(kind)) {
            return;
        }
        GateSettings gate = PANEL.gate().with(kind);
        Panel panel = new Panel(PANEL.members(), gate, PANEL.training());
        for (Prediction prediction : run(federation(panel, 3, Gates.MEAN))) {
            assertTrue(Float.isFinite(prediction.output()[0]));
        }
    }

    @Test
    void directionsAndWindowsHaveNoMean() {
        Set<RouterKind> without = new TreeSet<>();
        for (RouterKind kind : RouterKind.values()) {
            if (!GateMean.exists(kind)) {
                without.add(kind);
            }
        }
        assertEquals(Set.of(RouterKind.TOP_ANY, RouterKind.COSINE, RouterKind.VOTES), without);
    }

    @Test
    void rangesAreByHashOfTheCategoryAndBounded() {
        Ranges ranges = new Ranges(4, 0, Gates.MEAN);
        assertEquals(ranges.of("plain"), ranges.of(new Row(new float[2], new String[] {"plain"})));
        assertNotEquals(
                1,
                IntStream.range(0, 100)
                        .map(i -> ranges.of("key-" + i))
                        .distinct()
                        .count());
        assertThrows(IllegalArgumentException.class, () -> new Ranges(0, 0, Gates.OWN));
        assertThrows(IllegalArgumentException.class, () -> new Ranges(Ranges.MOST + 1, 0, Gates.OWN));
    }
}
