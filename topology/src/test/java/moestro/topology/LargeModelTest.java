package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import moestro.mixture.Catalogue;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Input;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that is larger than what may be sent at once is published over several turns, and served when it is whole. */
class LargeModelTest {
    private static final Task REGRESSION = new Task.Regression();
    private static final Duration TURN = Duration.ofMillis(100);
    private static final int SECTIONS = 12;
    private static final int SECTION = 1 << 16;
    /** Eight times the fixture's bandwidth of 1 MiB/s, in a tenth of a second, and the part that goes over it. */
    private static final long MOST_A_TURN = (8L << 20) / 10 + ModelPublisher.PART_BYTES + 1000;

    @TempDir
    Path stateDir;

    /** Weights that each lesson changes all of. */
    private static final class Large implements Expert {
        private final float[][] weights = new float[SECTIONS][SECTION];

        @Override
        public void predict(Input input, float[] output) {
            output[0] = weights[SECTIONS - 1][SECTION - 1];
        }

        @Override
        public void learn(Input input, float target) {
            for (float[] section : weights) {
                for (int i = 0; i < SECTION; i++) {
                    section[i] += target + i;
                }
            }
        }

        @Override
        public void writeModel(StateWriter out) {
            for (int i = 0; i < SECTIONS; i++) {
                out.section("weights/" + i).putFloats(weights[i]);
            }
        }

        @Override
        public void writeTraining(StateWriter out) {}

        @Override
        public void readModel(StateReader in) {
            for (int i = 0; i < SECTIONS; i++) {
                weights[i] = in.section("weights/" + i).getFloats();
            }
        }

        @Override
        public void readTraining(StateReader in) {}
    }

    private static final class Factory implements ExpertFactory {
        @Override
        public String type() {
            return "large";
        }

        @Override
        public boolean supports(Task task) {
            return !task.isClassification();
        }

        @Override
        public Expert create(ExpertSettings settings) {
            return new Large();
        }
    }

    @Test
    void itIsSentInTurnsAndServedWhenItIsWhole() {
        Deployment deployment = Fixture.deployment(REGRESSION, Fixture.member("large", "large"));
        try (Fixture fixture = new Fixture(stateDir, new Catalogue(List.of(new Factory())), deployment)) {
            PublishedModels published = new PublishedModels();
            fixture.play(0, 1);
            int turns = turnsUntilPublished(fixture, published, -1, 0);
            assertEquals(3, turns, "3 MiB at 0.8 MiB a turn, the first with the commit");
            fixture.play(1, 10);
            assertEquals(0, turnsUntilPublished(fixture, published, 0, 0), "the old one is still the newest");
            fixture.driver().advanceWallClockTime(Duration.ofSeconds(4));
            assertEquals(3, turnsUntilPublished(fixture, published, 0, 9), "the first turn is taken");
            assertNull(published.complaint("large"));
        }
    }

    private static int turnsUntilPublished(Fixture fixture, PublishedModels published, long before, long version) {
        for (int turns = 0; turns < 10; turns++) {
            long bytes = 0;
            for (TestRecord<byte[], byte[]> row : fixture.records(Fixture.TOPICS.models())) {
                String key = new String(row.key(), StandardCharsets.UTF_8);
                bytes += key.startsWith("large/") && row.value() != null ? row.value().length : 0;
                published.add(key, row.value());
            }
            assertTrue(bytes <= MOST_A_TURN, () -> "too much at once");
            boolean there = published.newest("large") != null
                    && published.newest("large").version() == version;
            assertEquals(there ? version : before, servedVersion(fixture));
            if (there) {
                return turns;
            }
            fixture.driver().advanceWallClockTime(TURN);
        }
        throw new AssertionError("version " + version + " was not published in ten turns");
    }

    private static long servedVersion(Fixture fixture) {
        ModelTable table = (ModelTable) fixture.driver().getStateStore(Nodes.MODELS);
        return table.panels().getFirst().expertVersions().getFirst();
    }
}
