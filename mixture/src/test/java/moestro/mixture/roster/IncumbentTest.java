package moestro.mixture.roster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import moestro.mixture.Encoder;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import moestro.mixture.toy.RunningMean;
import moestro.mixture.toy.ToyStream;
import org.junit.jupiter.api.Test;

final class IncumbentTest {
    private final List<Integer> made = new ArrayList<>();

    private Incumbent incumbent() {
        return new Incumbent(generation -> {
            made.add(generation);
            return new RunningMean(ToyStream.NUMBER);
        });
    }

    private static Input input() {
        Encoder encoder = new Encoder(ToyStream.NUMBER, ToyStream.FEATURES);
        return encoder.encode(ToyStream.row(0), new float[2], encoder.labels().inputsNow());
    }

    private static float[] answer(Incumbent incumbent) {
        float[] output = new float[1];
        incumbent.predict(input(), output);
        return output;
    }

    private static Map<String, byte[]> state(Incumbent incumbent) {
        StateWriter out = new StateWriter();
        incumbent.writeModel(out);
        incumbent.writeTraining(out);
        return out.sections();
    }

    @Test
    void anotherGenerationHasLearnedNothing() {
        Incumbent incumbent = incumbent();
        incumbent.learn(input(), 1);
        assertTrue(answer(incumbent)[0] > 0);
        incumbent.become(1);
        assertEquals(0, answer(incumbent)[0]);
        assertEquals(List.of(0, 1), made);
    }

    @Test
    void theSameGenerationStaysAsItIs() {
        Incumbent incumbent = incumbent();
        incumbent.become(2);
        incumbent.learn(input(), 1);
        float[] before = answer(incumbent);
        incumbent.become(2);
        assertArrayEquals(before, answer(incumbent));
    }

    @Test
    void aTwinIsOfTheSameGenerationBeforeItReads() {
        Incumbent incumbent = incumbent();
        incumbent.become(3);
        incumbent.learn(input(), 1);
        made.clear();
        Incumbent twin = incumbent();
        StateReader in = new StateReader(state(incumbent));
        twin.readModel(in);
        twin.readTraining(in);
        assertEquals(List.of(0, 3), made, "of the seed of generation 3");
        assertEquals(3, twin.generation());
        assertArrayEquals(answer(incumbent), answer(twin));
    }

    @Test
    void theFirstGenerationsStateIsTheExpertsOwnAndNothingElse() {
        assertFalse(state(incumbent()).containsKey("generation"));
        assertEquals(2, state(incumbent()).size());
    }
}
