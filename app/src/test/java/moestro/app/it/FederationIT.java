package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import moestro.app.audit.AuditCommand;
import moestro.app.audit.ExplainCommand;
import moestro.app.experts.ExpertsCommand;
import moestro.avro.Decision;
import moestro.avro.Lesson;
import moestro.avro.Manifest;
import moestro.avro.Prediction;
import moestro.mixture.Ranges;
import moestro.mixture.Ranges.Gates;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Learners per range of keys, in two processes, one of which is killed: four ranges, two of which get lessons. */
class FederationIT {
    private static final Ranges RANGES = new Ranges(4, 0, Gates.MEAN);
    private static final int EVENTS = 200;

    @TempDir
    Path directory;

    @Test
    void rangesAreLearnedInTwoProcessesAndServedByTheMeanOfTheirGates() throws Exception {
        try (Trial trial = new Trial("federation", Duration.ofHours(12), RANGES)) {
            Path here = RunProcess.configuration(trial, directory);
            Files.writeString(here, "learning: { ranges: 4, by: kind }\n", StandardOpenOption.APPEND);
            Path there = Files.writeString(
                    directory.resolve("there.yaml"),
                    Files.readString(here).replace("state-dir: state", "state-dir: elsewhere") + "role: learn\n");
            List<Process> running = new ArrayList<>();
            try {
                running.add(RunProcess.start(here, directory.resolve("here.log")));
                running.add(RunProcess.start(there, directory.resolve("there.log")));
                trial.sendBoth(0, EVENTS);
                trial.lessons().await(() -> EVENTS + " lessons", lessons -> lessons.size() >= EVENTS);
                int sent = awaitMeans(trial, EVENTS);
                running.get(1).destroyForcibly().waitFor();
                trial.sendBoth(sent, sent + EVENTS);
                assertEquals(
                        0,
                        new CommandLine(new ExpertsCommand())
                                .execute("reset", "linear", "--why", "to see", "--config", here.toString()));
                trial.sendBoth(sent + EVENTS, sent + 2 * EVENTS);
                int fences = trial.fence(trial.at(Duration.ofHours(1)));
                awaitNewest(trial);
                assertEachOnceInItsRange(trial, sent + 2 * EVENTS + fences);
            } finally {
                running.forEach(Process::destroyForcibly);
                for (Process process : running) {
                    process.waitFor();
                }
            }
            assertEquals(0, new CommandLine(new AuditCommand()).execute("--config", here.toString()));
            Prediction averaged = predictions(trial).reversed().stream()
                    .filter(prediction -> version(prediction, 0) >= 0 && version(prediction, 3) >= 0)
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    0,
                    new CommandLine(new ExplainCommand()).execute("--config", here.toString(), "--id", averaged.id()));
            assertEquals(Set.of("range 0", "range 1", "range 2", "range 3"), resets(trial), "every range has obeyed");
        }
    }

    private static List<Prediction> predictions(Trial trial) {
        return trial.predictions().records().stream()
                .map(record -> Prediction.CODEC.decode(record.value()))
                .toList();
    }

    private static long version(Prediction prediction, int range) {
        return prediction.gates().isEmpty() ? -1 : prediction.gates().get(range);
    }

    /** Until gates of both ranges that get lessons are in the mean. */
    private static int awaitMeans(Trial trial, int from) throws Exception {
        int sent = from;
        while (predictions(trial).stream().noneMatch(made -> version(made, 0) >= 0 && version(made, 3) >= 0)) {
            trial.sendBoth(sent, sent + 2);
            sent += 2;
            int expected = sent;
            trial.predictions().await(() -> expected + " predictions", made -> made.size() >= expected);
        }
        return sent;
    }

    /** Until every learner has published a model that folds all of its range's records. */
    private static void awaitNewest(Trial trial) throws Exception {
        trial.lessons().readToEnd();
        Map<Integer, Long> last = new HashMap<>();
        trial.lessons().records().forEach(record -> last.put(record.partition(), record.offset()));
        trial.models()
                .await(
                        () -> "gates of versions " + last,
                        records -> newest(trial, last.keySet()).equals(last));
    }

    private static Map<Integer, Long> newest(Trial trial, Set<Integer> ranges) {
        Map<Integer, Long> newest = new HashMap<>();
        for (Manifest manifest : trial.manifests()) {
            for (int range : ranges) {
                if (manifest.model().equals("gate@" + range)) {
                    newest.put(range, manifest.version());
                }
            }
        }
        return newest;
    }

    private static void assertEachOnceInItsRange(Trial trial, int expected) {
        List<Prediction> predictions = predictions(trial);
        assertEquals(expected, predictions.size(), "none twice");
        assertEquals(
                expected, predictions.stream().map(Prediction::id).distinct().count());
        Map<String, Integer> ranges = predictions.stream().collect(Collectors.toMap(Prediction::id, Prediction::range));
        Set<String> lessons = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : trial.lessons().records()) {
            if (!Lesson.CODEC.recognises(record.value())) {
                continue; // a command
            }
            Lesson lesson = Lesson.CODEC.decode(record.value());
            assertTrue(lessons.add(lesson.id()), lesson.id() + " is learned once");
            assertEquals(RANGES.of(lesson.categories()[0]), record.partition(), lesson::id);
            assertEquals(record.partition(), ranges.get(lesson.id()), "by whose models it was predicted");
        }
        assertEquals(expected, lessons.size());
    }

    private static Set<String> resets(Trial trial) throws Exception {
        try (CommittedLog decisions = new CommittedLog(
                Map.of("bootstrap.servers", trial.bootstrapServers()),
                trial.deployment().topics().decisions())) {
            decisions.readToEnd();
            return decisions.records().stream()
                    .map(record -> Decision.CODEC.decode(record.value()))
                    .filter(decision -> decision.kind() == Decision.Kind.RESET)
                    .map(decision -> decision.reason().replaceFirst(".*\\((range \\d)\\)", "$1"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
