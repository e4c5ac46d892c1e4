package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import moestro.app.it.RemoteTrial.Seen;
import moestro.app.run.Application;
import moestro.avro.Ask;
import moestro.avro.ExpertAnswer;
import moestro.streams.RemoteModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Experts that are asked over the topics of a real broker: every event is predicted once, and in time. */
@Timeout(180)
class RemoteExpertIT {
    /** What a prediction may take beyond the deadline: waking up, a commit, and a machine that does other things too. */
    private static final Duration MARGIN = Duration.ofMillis(1500);

    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final int EVENTS = 500;

    @TempDir
    Path stateDir;

    private static ExpertAnswer right(Ask ask) {
        return ExpertAnswer.ofValue(ask, Trial.truth(Integer.parseInt(ask.id().substring("id-".length()))), -1);
    }

    private static RemoteModel slow() {
        return (ask, version) -> {
            try {
                Thread.sleep(10 * DEADLINE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return right(ask);
        };
    }

    @Test
    void whateverRemoteExpertsDoEveryEventIsPredictedOnceAndNotLaterThanTheDeadlineAndAMargin() throws Exception {
        try (RemoteTrial trial = new RemoteTrial("remote", DEADLINE, "good", "slow", "dying", "twice", "nonsense")) {
            trial.answer("good", (ask, version) -> right(ask));
            trial.answer("slow", slow());
            AtomicInteger left = new AtomicInteger(50);
            trial.answer("dying", (ask, version) -> {
                if (left.decrementAndGet() < 0) {
                    throw new Error("dies");
                }
                return right(ask);
            });
            trial.answerTwice("twice", RemoteExpertIT::right);
            trial.answer("nonsense", (ask, version) -> ExpertAnswer.ofValue(ask, Double.NaN, version));
            trial.start(stateDir);

            trial.warmUp("good");
            trial.play(0, EVENTS);
            List<Seen> seen = trial.awaitPredictions(EVENTS);

            assertEachOnce(seen, EVENTS);
            assertInTime("steady", seen);
            assertEquals(EVENTS, trial.awaitLessons(EVENTS));
            assertTrue(said(seen, "slow gave no answer within 1 s"), "slow");
            assertTrue(said(seen, "dying gave no answer within 1 s"), "dying");
            assertTrue(said(seen, "nonsense answered NaN"), "nonsense");
            long rested =
                    seen.stream().filter(one -> one.voices().contains("good")).count();
            assertTrue(rested > .9 * EVENTS, () -> "only " + rested + " rest on 'good'");
            assertTrue(seen.stream().anyMatch(one -> one.voices().contains("twice")));
            assertFalse(seen.stream().anyMatch(one -> one.voices().contains("slow")));
            assertEquals(List.of(), trial.deadLetters());
        }
    }

    @Test
    void eventsThatWaitAreNotLostWhenServingIsStartedAnew() throws Exception {
        try (RemoteTrial trial = new RemoteTrial("remote-again", Duration.ofSeconds(8), "good", "silent")) {
            trial.answer("good", (ask, version) -> right(ask));
            Application first = trial.start(stateDir);
            trial.send(0, 20);
            trial.awaitAsks("silent", 20);
            first.close();
            assertEquals(List.of(), trial.awaitPredictions(0), "all wait for 'silent'");
            trial.send(20, 40);
            trial.start(stateDir);
            List<Seen> seen = trial.awaitPredictions(40);
            assertEachOnce(seen, 40);
            for (Seen one : seen) {
                assertTrue(one.reasons().contains("silent gave no answer within 8 s"), one::toString);
                assertTrue(one.voices().contains("good"), one::toString);
            }
        }
    }

    @Test
    void norWhenItIsKilledAgainAndAgain() throws Exception {
        try (RemoteTrial trial = new RemoteTrial("remote-killed", Duration.ofSeconds(10), "good", "silent")) {
            trial.answer("good", (ask, version) -> right(ask));
            Path configuration = trial.configuration(stateDir);
            for (int life = 1; life <= 2; life++) {
                Process process = trial.startProcess(configuration);
                trial.send(20 * (life - 1), 20 * life);
                trial.awaitAsks("silent", 20 * life);
                trial.awaitAsks("good", 20 * life);
                process.destroyForcibly().waitFor(); // SIGKILL: some answers are stored, some are not
            }
            trial.send(40, 60);
            trial.startProcess(configuration);

            List<Seen> seen = trial.awaitPredictions(60);

            assertEachOnce(seen, 60);
            for (Seen one : seen) {
                assertTrue(one.reasons().contains("silent gave no answer within 10 s"), one::toString);
                assertTrue(
                        one.voices().contains("good") || one.reasons().contains("good gave no answer within 10 s"),
                        one::toString);
            }
            assertEquals(List.of(), trial.deadLetters());
            System.out.println(trial.waitingLog(60));
        }
    }

    @Test
    void anExpertInPythonAnswersAndLearnsFromTheLessons() throws Exception {
        assumeTrue(hasPython(), "there is no python3 with confluent_kafka");
        try (RemoteTrial trial = new RemoteTrial("remote-python", DEADLINE, "snake")) {
            trial.start(stateDir);
            trial.startPython("snake");
            trial.warmUp("snake");
            trial.play(0, EVENTS);
            List<Seen> seen = trial.awaitPredictions(EVENTS);
            assertEachOnce(seen, EVENTS);
            assertInTime("python", seen);
            List<Seen> last = seen.stream()
                    .filter(one -> one.answers().containsKey("snake"))
                    .skip(EVENTS / 2)
                    .toList();
            assertFalse(last.isEmpty(), "it answers to the end");
            double error = last.stream()
                    .mapToDouble(one -> Math.abs(one.answers().get("snake") - Trial.truth(one.number())))
                    .average()
                    .orElseThrow();
            assertTrue(error < .5, () -> "it errs by " + error + " after half of the lessons");
            assertTrue(last.getLast().versions().get("snake") > 0, "it says what it has learned");
        }
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            Process python = new ProcessBuilder("/usr/bin/python3", "-c", "import confluent_kafka").start();
            return python.waitFor(20, TimeUnit.SECONDS) && python.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean said(List<Seen> seen, String reason) {
        return seen.stream().anyMatch(one -> one.reasons().contains(reason));
    }

    private static void assertEachOnce(List<Seen> seen, int events) {
        List<String> ids = seen.stream().map(Seen::id).sorted().toList();
        assertEquals(IntStream.range(0, events).mapToObj(Trial::id).sorted().toList(), ids, "each once");
    }

    private static void assertInTime(String name, List<Seen> seen) {
        long[] taken = seen.stream().mapToLong(Seen::millis).sorted().toArray();
        long longest = taken[taken.length - 1];
        String told = name + ": from event to prediction, p50 " + taken[taken.length / 2] + " ms, p99 "
                + taken[taken.length * 99 / 100] + " ms, max " + longest + " ms";
        System.out.println(told);
        assertTrue(longest <= DEADLINE.plus(MARGIN).toMillis(), told);
    }
}
