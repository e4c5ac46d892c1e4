package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import moestro.avro.Command;
import moestro.avro.Event;
import moestro.mixture.Catalogue;
import moestro.mixture.Input;
import moestro.mixture.Lesson;
import moestro.mixture.Mixture;
import moestro.mixture.Model;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Prediction;
import moestro.mixture.Ranges;
import moestro.mixture.Ranges.Gates;
import moestro.mixture.Row;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import moestro.mixture.route.RouterKind;
import moestro.mixture.state.StateReader;
import org.junit.jupiter.api.Test;

/** Models of several ranges of keys: which serve, by which gate, and where their lessons go. */
class ServedRangesTest {
    private static final Deployment ONE = Fixture.deployment(new Task.Regression(), Fixture.regressors());
    private static final Deployment MEAN = ONE.with(new Ranges(2, 0, Gates.MEAN));
    private static final Deployment OWN = ONE.with(new Ranges(2, 0, Gates.OWN));

    private static Row row(int n) {
        Event event = Fixture.event(n, 0);
        return new Row(event.numbers(), event.categories());
    }

    /** One that has learned every second event of so many, the even or the odd ones. */
    private static Mixture learned(int first, int events) {
        Mixture mixture = new Mixture(MEAN.task(), MEAN.features(), MEAN.panel(), Catalogue.load(), MEAN.seed());
        for (int n = first; n < events; n += 2) {
            Prediction prediction = mixture.predict("id-" + n, row(n));
            mixture.learn(new Lesson(prediction.pending(), Fixture.truth(n)));
        }
        return mixture;
    }

    private static ServedRanges publish(ServedRanges served, int range, Mixture mixture, String name, long version) {
        Model model = ServedPanel.fresh(name, MEAN, Catalogue.load());
        model.readModel(new StateReader(mixture.served(name)));
        return served.with(range, name, model, version);
    }

    private static float[] logits(ServedPanel panel) {
        Input input = panel.encoder()
                .encode(row(2), new float[2], panel.encoder().labels().inputsNow());
        return panel.gate().logits(input);
    }

    @Test
    void aGateIsInTheMeanOnceItsEncoderIsThereAndTheMeanIsSaidInAllRanges() {
        Mixture even = learned(0, 200);
        Mixture odd = learned(1, 100);
        ServedRanges served = ServedRanges.fresh(MEAN, Catalogue.load());
        served = publish(served, 0, even, Mixture.GATE, 99);
        assertEquals(-1, served.of(0).gateVersion(), "what its inputs mean is not known yet");
        served = publish(served, 0, even, Mixture.ENCODER, 99);
        assertEquals(99, served.of(0).gateVersion());
        assertEquals(List.of(99L, -1L), served.of(0).gates());
        float[] alone = logits(served.of(0));
        assertEquals(-1, served.of(1).gateVersion(), "a range that has learned nothing keeps its own");

        served = publish(served, 1, odd, Mixture.ENCODER, 60);
        served = publish(served, 1, odd, Mixture.GATE, 49);
        assertEquals(List.of(99L, 49L), served.of(0).gates());
        assertEquals(List.of(99L, 49L), served.of(1).gates());
        assertEquals(49, served.of(1).gateVersion());
        assertFalse(java.util.Arrays.equals(alone, logits(served.of(0))), "the other one has a say");
        assertEquals(100, served.of(0).gate().lessons(), "the clock is the range's own");
        assertEquals(50, served.of(1).gate().lessons());
    }

    @Test
    void theOrderInWhichModelsComeDoesNotMatter() {
        Mixture even = learned(0, 200);
        Mixture odd = learned(1, 100);
        ServedRanges first = ServedRanges.fresh(MEAN, Catalogue.load());
        for (String name : List.of(Mixture.GATE, Mixture.ENCODER, "linear")) {
            first = publish(publish(first, 0, even, name, 99), 1, odd, name, 49);
        }
        ServedRanges second = ServedRanges.fresh(MEAN, Catalogue.load());
        for (String name : List.of("linear", Mixture.ENCODER, Mixture.GATE)) {
            second = publish(publish(second, 1, odd, name, 49), 0, even, name, 99);
        }
        for (int range = 0; range < 2; range++) {
            assertEquals(first.of(range).gates(), second.of(range).gates());
            assertArrayEquals(logits(first.of(range)), logits(second.of(range)));
        }
    }

    @Test
    void withGatesOfTheirOwnRangesKnowNothingOfEachOther() {
        Mixture even = learned(0, 200);
        ServedRanges fresh = ServedRanges.fresh(OWN, Catalogue.load());
        ServedRanges served = publish(publish(fresh, 0, even, Mixture.GATE, 99), 0, even, Mixture.ENCODER, 99);
        assertEquals(List.of(), served.of(0).gates());
        assertEquals(99, served.of(0).gateVersion());
        assertSame(fresh.of(1), served.of(1));
        assertNotSame(fresh.of(0), served.of(0));
    }

    @Test
    void aLessonGoesToItsRangeAndACommandToAll() {
        Ranges ranges = new Ranges(4, 0, Gates.MEAN);
        LessonPartitioner partitioner = new LessonPartitioner(ranges);
        for (int n = 0; n < 2; n++) {
            Prediction prediction = learned(0, 0).predict("id-" + n, row(n));
            byte[] lesson = new Contracts(ONE).pending(0, prediction.pending(), -1, 0);
            assertEquals(Optional.of(Set.of(ranges.of(row(n)))), partitioner.partitions("lessons", null, lesson, 4));
        }
        byte[] command = Command.CODEC.encode(new Command("id", 0, "who", "why", Command.Kind.FREEZE, "linear"));
        assertEquals(Optional.of(Set.of(0, 1, 2, 3)), partitioner.partitions("lessons", null, command, 4));
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ONE.with(new Ranges(2, 1, Gates.MEAN)));
        GateSettings votes = GateSettings.of(new Parameters(Map.of())).with(RouterKind.VOTES);
        Deployment window = Fixture.deployment(
                new Task.Regression(), new Panel(List.of(Fixture.regressors()), votes, Panel.Training.defaults()));
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> window.with(new Ranges(2, 0, Gates.MEAN)));
        assertEquals(
                "gates with the router votes have no mean; choose another router, or let each range serve by its own"
                        + " gate",
                refusal.getMessage());
        assertEquals(2, window.with(new Ranges(2, 0, Gates.OWN)).ranges().count());
        MixtureTopology topology = new MixtureTopology(MEAN, Catalogue.load());
        assertThrows(
                IllegalArgumentException.class,
                () -> topology.learn(new org.apache.kafka.streams.Topology(), Set.of("linear")));
        assertThrows(
                IllegalArgumentException.class,
                () -> topology.learnApart(new org.apache.kafka.streams.Topology(), "linear"));
    }

    @Test
    void anotherNumberOfRangesIsAnotherBasisAndOneRangeIsTheOldOne() {
        assertEquals(Basis.ofLearning(ONE), Basis.ofLearning(ONE.with(Ranges.ONE)));
        String refusal = Basis.ofLearning(MEAN)
                .refusal("learned-encoder", Basis.ofLearning(ONE).text());
        assertEquals(
                "store 'learned-encoder' holds a model of another deployment: is now 'ranges: 2 by kind'; undo the change"
                        + " to go on, or raise 'edition' to learn again from the lessons",
                refusal);
    }

    @Test
    void modelsAreToldApartByTheirRange() {
        assertEquals("gate", ModelKeys.of("gate", 0, Ranges.ONE));
        assertEquals("gate@1", ModelKeys.of("gate", 1, MEAN.ranges()));
    }
}
