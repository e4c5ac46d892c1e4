package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import moestro.app.audit.AuditCommand;
import moestro.app.run.Application;
import moestro.app.setup.CheckCommand;
import moestro.avro.Manifest;
import moestro.mixture.Catalogue;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Experts that learn in applications of their own: killed, moved, slow, and taken from among the others. */
class LearnersApartIT {
    private static final String APART = "net";
    private static final int EVENTS = 60;

    @TempDir
    Path directory;

    @Test
    void oneStandsByAndTakesOverElsewhereFromOneThatIsKilledAndEveryModelIsTheFold() throws Exception {
        try (Trial trial = new Trial("apart", Duration.ofHours(12))) {
            Path together = RunProcess.configuration(trial, directory);
            Path here = variant(together, "here.yaml", "state", "state", "learning: { apart: [net, squares] }\n");
            Path there = variant(here, "there.yaml", "state", "elsewhere", "");
            List<Process> running = new ArrayList<>();
            try {
                running.add(RunProcess.start(here, directory.resolve("main.log")));
                Process first = learn(here);
                running.add(first);
                String url = started(first);
                Process second = learn(there);
                running.add(second);
                trial.sendBoth(0, EVENTS);
                awaitVersion(trial, EVENTS / 2);
                assertEquals(200, ask(url + "/health/ready").statusCode());
                String metrics = ask(url + "/metrics").body();
                assertTrue(metrics.contains("\nmoestro_lessons_learned_apart_total{expert=\"net\"} "), metrics);
                assertTrue(metrics.contains("\nmoestro_learners_stopped 0.0\n"), metrics);

                started(second);
                trial.sendBoth(EVENTS, EVENTS + 10);
                first.destroyForcibly().waitFor();
                trial.sendBoth(EVENTS + 10, 2 * EVENTS);
                int fences = trial.fence(trial.at(Duration.ofHours(1)));
                trial.awaitModels();
                trial.assertEachOnce(2 * EVENTS + fences);
                for (Process process : running) {
                    process.destroy();
                    process.waitFor();
                }
            } finally {
                running.forEach(Process::destroyForcibly);
            }
            assertNoVersionEverWentBack(trial);
            Fold.compare(trial);
            assertEquals(0, new CommandLine(new AuditCommand()).execute("--config", here.toString()));
            String check = checked(here);
            assertTrue(
                    check.contains("nobody learns 'net' now: group '" + trial.id() + "-learn-net' has no member"),
                    check);
            String refusal = said(RunProcess.start(together));
            assertTrue(refusal.contains("expert 'squares' was learned apart in this edition"), refusal);
        }
    }

    @Test
    void aSlowLearnerThatIsTakenApartDelaysNoOtherAndLosesNoLesson() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (Trial trial = new Trial("slow", Duration.ofHours(12))) {
            try (Application together =
                    trial.start(directory.resolve("together"), Trial.Part.SERVE, Trial.Part.LEARN)) {
                trial.sendBoth(0, EVENTS);
                trial.fence(trial.at(Duration.ofHours(1)));
                trial.awaitModels();
                assertNull(together.failure());
            }
            long before = newest(trial).get(APART);

            trial.start(directory.resolve("main"), Catalogue.load(), (application, mixture, settings) -> {
                application.learn(mixture, Set.of(APART), settings);
                application.serve(mixture, settings);
            });
            Application apart = trial.start(
                    directory.resolve("apart"),
                    Held.catalogue("net", release),
                    (application, mixture, settings) -> application.learnApart(mixture, APART, settings));
            trial.sendBoth(EVENTS, 2 * EVENTS);
            trial.fence(trial.at(Duration.ofHours(1)));
            long last = trial.lessons().records().getLast().offset();
            trial.models()
                    .await(
                            () -> "version " + last + " of all others",
                            records -> newest(trial).entrySet().stream()
                                    .allMatch(model -> model.getKey().equals(APART) || model.getValue() == last));
            assertEquals(before, newest(trial).get(APART), "it has learned nothing yet, and the old version serves");

            release.countDown();
            trial.awaitModels();
            assertNull(apart.failure());
            assertNoVersionEverWentBack(trial);
            Fold.compare(trial);
        } finally {
            release.countDown();
        }
    }

    @Test
    void whoeverBeginsApartWhenLessonsAreGoneIsRefused() throws Exception {
        try (Trial trial = new Trial("gone", Duration.ofHours(12))) {
            Application all = trial.start(directory.resolve("all"), Trial.Part.SERVE, Trial.Part.LEARN);
            trial.sendBoth(0, 10);
            trial.fence(trial.at(Duration.ofHours(1)));
            assertNull(all.failure());
            TopicPartition lessons =
                    new TopicPartition(trial.deployment().topics().lessons(), 0);
            trial.admin()
                    .deleteRecords(Map.of(lessons, RecordsToDelete.beforeOffset(5)))
                    .all()
                    .get();
            Path configuration = RunProcess.configuration(trial, directory);
            String refusal = said(learn(
                    variant(configuration, "apart.yaml", "state", "apart", "learning: { apart: [net, squares] }\n")));
            assertTrue(
                    refusal.contains(
                            "begins at offset 5, and the learner of 'net' has folded lessons up to version -1"),
                    refusal);
        }
    }

    private static Path variant(Path configuration, String name, String state, String other, String more)
            throws IOException {
        String text = Files.readString(configuration).replace("state-dir: " + state, "state-dir: " + other);
        Path file = Files.writeString(configuration.resolveSibling(name), text);
        return Files.writeString(file, more, StandardOpenOption.APPEND);
    }

    private Process learn(Path configuration) throws IOException {
        return ChildProcess.moestro(
                        List.of(),
                        "learn",
                        "--config",
                        configuration.toString(),
                        "--experts",
                        "net,squares",
                        "--http",
                        "0")
                .start();
    }

    /** Reads on until it runs, and returns where it tells of itself. */
    private static String started(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder read = new StringBuilder();
        String url = null;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            read.append(line).append('\n');
            if (line.startsWith("metrics: ")) {
                url = line.substring("metrics: ".length());
            } else if (line.startsWith("running: learn net, squares")) {
                return url;
            }
        }
        throw new AssertionError("it ended instead of running:\n" + read);
    }

    private static String checked(Path configuration) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            new CommandLine(new CheckCommand()).execute("--config", configuration.toString());
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String said(Process process) throws Exception {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor(), said);
        return said;
    }

    private static HttpResponse<String> ask(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void awaitVersion(Trial trial, long version) throws Exception {
        trial.models()
                .await(
                        () -> "version " + version + " of " + APART,
                        records -> newest(trial).getOrDefault(APART, -1L) >= version);
    }

    private static Map<String, Long> newest(Trial trial) {
        Map<String, Long> newest = new HashMap<>();
        trial.manifests().forEach(manifest -> newest.put(manifest.model(), manifest.version()));
        return newest;
    }

    private static void assertNoVersionEverWentBack(Trial trial) {
        Map<String, Long> newest = new HashMap<>();
        for (Manifest manifest : trial.manifests()) {
            Long before = newest.put(manifest.model(), manifest.version());
            assertTrue(
                    before == null || before <= manifest.version(),
                    () -> manifest.model() + " went back from " + before + " to " + manifest.version());
        }
    }
}
