package moestro.app.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import moestro.avro.Event;
import moestro.mixture.Catalogue;
import moestro.mixture.Hash;
import moestro.mixture.Lesson;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Prediction;
import moestro.mixture.Row;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import moestro.topology.Memory;
import org.junit.jupiter.api.Test;

/** The mean of a key's labels, as a category of the key and an expert that encodes it by target. */
class KeyMeansTest {
    private static final int LESSONS = 6000;
    private static final int LATE = 4000;
    private static final double TARGET_MEAN = 2;
    private static final double SPREAD = 10;

    private static final FeatureMap WITHOUT =
            new FeatureMap(List.of(new NumberFeature.Plain("x", FieldPath.of("x"), OptionalDouble.empty())), List.of());
    private static final FeatureMap WITH = new FeatureMap(
            WITHOUT.numbers(),
            List.of(new CategoryFeature("who", FieldPath.KEY, OptionalInt.empty(), Optional.empty())));

    /** Each of 300 keys has a level of its own, which its labels are within 1 of. */
    private record Run(double error, String hash) {
        static Run of(FeatureMap features, double encoding) {
            Panel panel = new Panel(
                    List.of(new Panel.Member("linear", "linear", Map.of("encoding", encoding))),
                    GateSettings.of(new Parameters(Map.of("k", 1.0))),
                    Panel.Training.defaults());
            Mixture mixture = new Mixture(new Task.Regression(), features.named(), panel, Catalogue.load(), 1);
            Origin origin = new Origin("any", WireFormat.JSON, Optional.of(FieldPath.of("id")), Optional.empty());
            EventReader reader =
                    new EventReader(RecordFormat.json(), new Heading("input.events", origin), features, Memory.none());
            double squares = 0;
            for (int n = 0; n < LESSONS; n++) {
                int key = Hash.below(Hash.mix(n, 1), 300);
                String value = "{\"id\": " + n + ", \"x\": " + Hash.gaussian(Hash.mix(n, 2)) + "}";
                Event event = reader.read(("customer-" + key).getBytes(UTF_8), value.getBytes(UTF_8), 0);
                double label = SPREAD * Hash.gaussian(Hash.mix(key, 3)) + Hash.gaussian(Hash.mix(n, 4));
                Prediction prediction = mixture.predict(event.id(), new Row(event.numbers(), event.categories()));
                squares += n < LATE ? 0 : Math.pow(prediction.output()[0] - label, 2);
                mixture.learn(new Lesson(prediction.pending(), label));
            }
            return new Run(Math.sqrt(squares / (LESSONS - LATE)), mixture.hash());
        }
    }

    @Test
    void anExpertThatEncodesTheKeyByTargetKnowsTheMeanOfItsLabels() {
        Run means = Run.of(WITH, TARGET_MEAN);

        assertTrue(means.error() < SPREAD / 3, () -> "root mean squared error " + means.error());
        assertTrue(Run.of(WITHOUT, 0).error() > .9 * SPREAD, "nothing but the key tells");
        assertEquals(means, Run.of(WITH, TARGET_MEAN), "a fold of the lessons");
    }
}
