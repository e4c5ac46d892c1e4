package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import moestro.avro.Feedback;
import moestro.mixture.Catalogue;
import moestro.mixture.Task;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver commits after every record, so a batch ends with each: what waited is served by the commit. */
final class BatchingTest {
    private static final Task REGRESSION = new Task.Regression();

    @TempDir
    Path stateDir;

    @Test
    void whatWaitedIsServedBeforeTheCommitAsItWouldHaveBeenAtOnce() {
        List<String> atOnce = played("at-once", new Batching(1));
        List<String> waited = played("waited", new Batching(8));

        assertEquals(atOnce, waited);
    }

    /** All that comes out, with keys and timestamps. */
    private List<String> played(String name, Batching batching) {
        Deployment deployment =
                Fixture.deployment(REGRESSION, Fixture.regressors()).with(batching);
        try (Fixture fixture = new Fixture(stateDir.resolve(name), Catalogue.load(), deployment)) {
            for (int n = 0; n < 200; n += 40) {
                fixture.play(n, n + 40);
                fixture.publish();
            }
            fixture.send(Feedback.ofValue("id-500", Fixture.START + 1_000_000, 3));
            fixture.send(Fixture.event(500, Fixture.START + 1_000_001));
            fixture.send(Fixture.event(500, Fixture.START + 1_000_002));
            fixture.sendEvent("id-501", new byte[] {1, 2, 3}, Fixture.START + 1_000_003);
            List<String> out = new ArrayList<>();
            for (String topic :
                    List.of(Fixture.TOPICS.predictions(), Fixture.TOPICS.lessons(), Fixture.TOPICS.deadLetters())) {
                fixture.records(topic).forEach(record -> out.add(topic + shown(record)));
            }
            return out;
        }
    }

    private static String shown(TestRecord<byte[], byte[]> record) {
        return " " + new String(record.key(), StandardCharsets.UTF_8) + " " + record.timestamp() + " "
                + HexFormat.of().formatHex(record.value());
    }

    @Test
    void onlyALargeGateHasEventsWaitByItself() {
        assertEquals(1, Batching.automatic().size(Fixture.deployment(REGRESSION, Fixture.regressors())));
        assertEquals(1, Batching.size(Batching.LEAST_WEIGHTS - 1));
        assertEquals(64, Batching.size(Batching.LEAST_WEIGHTS));
        assertEquals(7, new Batching(7).size(Fixture.deployment(REGRESSION, Fixture.regressors())));
    }

    @Test
    void aBatchBeyondTheLimitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Batching(1025));
        assertThrows(IllegalArgumentException.class, () -> new Batching(-1));
    }
}
