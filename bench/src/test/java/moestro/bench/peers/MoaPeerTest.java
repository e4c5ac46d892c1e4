package moestro.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import moestro.app.evaluate.CsvStream;
import moestro.mixture.metric.ClassQuality;
import moestro.mixture.metric.NumberQuality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MoaPeerTest {
    private static Map<String, Double> metrics(MoaLearner learner, CsvStream stream, int seed) {
        return PeerPrequential.run(stream, MoaPeer.of(learner, stream, seed), 0)
                .quality()
                .values();
    }

    private static CsvStream stream(MoaLearner learner, int records) {
        return learner.classification() ? Streams.classes(records) : Streams.numbers(records);
    }

    @Test
    void aHoeffdingTreeBeatsTheMajorityClass() {
        CsvStream stream = Streams.classes(2000);
        double majority = 1 - Arrays.stream(stream.labels()).average().orElseThrow();
        double accuracy = metrics(MoaLearner.HOEFFDING_TREE, stream, 1).get("accuracy");
        assertTrue(accuracy > majority + 0.05, accuracy + " against " + majority);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ARF_100") // ARF_10 with more trees
    void everyLearnerIsBetterThanKnowingNothing(MoaLearner learner) {
        CsvStream stream = stream(learner, 600);
        Map<String, Double> metrics = metrics(learner, stream, 1);
        if (learner.classification()) {
            ClassQuality nothing = new ClassQuality(2);
            Arrays.stream(stream.labels()).forEach(label -> nothing.add(new float[] {1, 0}, label));
            assertTrue(metrics.get("accuracy") > nothing.accuracy(), metrics.toString());
        } else {
            NumberQuality nothing = new NumberQuality();
            Arrays.stream(stream.labels()).forEach(label -> nothing.add(new float[] {20}, label));
            assertTrue(metrics.get("rmse") < nothing.main(), metrics.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ARF_100")
    void aSeedRepeatsAndAnotherOneDiffersWhereSeedsCount(MoaLearner learner) {
        CsvStream stream = stream(learner, 300);
        Map<String, Double> first = metrics(learner, stream, 1);
        assertEquals(first, metrics(learner, stream, 1));
        if (learner.seeded()) {
            assertNotEquals(first, metrics(learner, stream, 2));
        } else {
            assertEquals(first, metrics(learner, stream, 2));
        }
    }
}
