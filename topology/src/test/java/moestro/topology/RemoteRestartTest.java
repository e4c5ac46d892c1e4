package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import moestro.avro.Ask;
import moestro.avro.ExpertAnswer;
import moestro.avro.Feedback;
import moestro.avro.Prediction;
import moestro.mixture.Panel;
import moestro.mixture.Task;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that wait for remote experts when their task ends. */
final class RemoteRestartTest {
    private static final Task NUMBER = new Task.Regression();
    private static final Duration STEP = AnswerProcessor.EVERY;

    private static final Panel.Member NEAR = Fixture.member("near", "linear");
    private static final Panel.Member FAR = RemoteFixture.remote("far");
    private static final Panel.Member FARTHER = RemoteFixture.remote("farther", Duration.ofMillis(900));

    @TempDir
    Path stateDir;

    private RemoteFixture fixture(Panel.Member... members) {
        return new RemoteFixture(stateDir, NUMBER, members);
    }

    @Test
    void aCallThatWaitedBeforeARestartIsAnsweredAfterIt() {
        Map<Bytes, byte[]> rows;
        Ask first;
        Ask second;
        try (RemoteFixture remote = fixture(NEAR, FAR, FARTHER)) {
            first = remote.ask("far", 1);
            second = remote.ask("far", 2);
            remote.answer(ExpertAnswer.ofValue(first, 4, 17));
            rows = remote.changelog();
            assertEquals(2, rows.size());
        }
        try (RemoteFixture remote = fixture(NEAR, FAR, FARTHER)) {
            remote.restore(rows);
            assertEquals(2, remote.waiting());
            remote.fixture().send(Fixture.event(1, Fixture.START));
            assertEquals(List.of(), remote.asks("far"), "the id is known");
            remote.answer(new ExpertAnswer("id-1", first.call(), 0, "farther", 5., new float[0], null, -1));
            Prediction prediction = remote.only();
            assertEquals(List.of("far", "farther", "near"), RemoteFixture.voices(prediction));
            assertEquals(List.of(), prediction.degraded());
            prediction.routes().stream()
                    .filter(route -> route.expert().equals("far"))
                    .forEach(route -> assertEquals(17, route.version()));
            remote.answer(ExpertAnswer.ofValue(second, 4, -1));
            remote.pass(Duration.ofMillis(900).plus(STEP));
            assertEquals(
                    List.of("farther gave no answer within 900 ms"),
                    remote.only().degraded());
            assertEquals(0, remote.waiting());
        }
    }

    @Test
    void aCallThatAnotherGateMergesSaysSoAndItsLessonNamesTheGateThatSelected() {
        Map<Bytes, byte[]> rows;
        long selected;
        try (RemoteFixture remote = fixture(NEAR, FAR)) {
            remote.teach("far", 5);
            selected = remote.fixture().mixture().servedVersions().get("gate");
            assertTrue(selected >= 0);
            remote.ask("far", 100);
            rows = remote.changelog();
        }
        try (RemoteFixture remote = fixture(NEAR, FAR)) {
            remote.restore(rows);
            remote.pass(Duration.ofHours(1));
            Prediction prediction = remote.only();
            assertEquals(-1, prediction.gateVersion());
            assertEquals(
                    "the gate of version " + selected + " selected, before a restart, and another one merged",
                    prediction.degraded().getLast());
            assertEquals(selected, prediction.routes().getFirst().version(), "who answered before the restart");
            remote.fixture().send(Feedback.ofValue("id-100", Fixture.START, 2));
            assertEquals(selected, remote.fixture().lessons().getFirst().gateVersion());
        }
    }

    @Test
    void aDeadlineThatPassedWhileNobodyServedEndsTheWaitAtOnce() {
        Map<Bytes, byte[]> rows;
        try (RemoteFixture remote = fixture(NEAR, FAR)) {
            remote.ask("far", 1);
            rows = remote.changelog();
        }
        try (RemoteFixture remote = fixture(NEAR, FAR)) {
            remote.restore(rows);
            remote.pass(Duration.ofHours(1));
            assertEquals(List.of("near"), RemoteFixture.voices(remote.only()));
        }
    }

    @Test
    void aPanelThatHasChangedMeanwhileMergesWhatItStillHas() {
        Map<Bytes, byte[]> rows;
        try (RemoteFixture remote = fixture(FARTHER, NEAR, FAR)) {
            remote.ask("far", 1);
            rows = remote.changelog();
        }
        try (RemoteFixture remote = fixture(NEAR, Fixture.member("new", "linear"), FAR)) {
            remote.restore(rows);
            remote.pass(RemoteFixture.DEADLINE.plus(STEP));
            Prediction prediction = remote.only();
            assertEquals(List.of("near"), RemoteFixture.voices(prediction));
            assertEquals(List.of("far gave no answer within 500 ms"), prediction.degraded());
        }
    }
}
