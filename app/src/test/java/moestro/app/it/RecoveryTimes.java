package moestro.app.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Measures, by hand and not in a test, how long it is from the SIGKILL of an instance that serves and learns to its next
 * new prediction, when it is started again at once. Arguments: how often, and client properties with commas between
 * them ({@code session.timeout.ms=10000,group.instance.id=a}); each group of properties is measured apart.
 */
final class RecoveryTimes {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private RecoveryTimes() {}

    /** Prints a line for each group of properties. */
    public static void main(String[] arguments) throws Exception {
        int times = Integer.parseInt(arguments[0]);
        PrintStream out = System.out;
        for (String group : List.of(arguments).subList(1, arguments.length)) {
            StringBuilder line = new StringBuilder(group).append(':');
            Path directory = Files.createTempDirectory("recovery");
            try (Trial trial = new Trial("recovery", Duration.ofHours(12))) {
                Path configuration = RunProcess.configuration(trial, directory, properties(group));
                Process process = running(configuration);
                for (int i = 0; i < times; i++) {
                    trial.sendBoth(100 * i, 100 * i + 50);
                    await(trial, 100 * i + 49);
                    process.destroyForcibly().waitFor();
                    long killed = System.nanoTime();
                    process = running(configuration);
                    long started = System.nanoTime();
                    trial.sendBoth(100 * i + 50, 100 * i + 100);
                    await(trial, 100 * i + 99);
                    line.append(" %.1f s (models loaded after %.1f s)"
                            .formatted(seconds(killed, System.nanoTime()), seconds(killed, started)));
                }
                process.destroyForcibly().waitFor();
            }
            out.println(line);
        }
        System.exit(0);
    }

    private static Map<String, String> properties(String group) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String property : group.split(",", -1)) {
            String[] parts = property.split("=", 2);
            properties.put(parts[0], parts[1]);
        }
        return properties;
    }

    @SuppressWarnings("resource") // goes with the process
    private static Process running(Path configuration) throws IOException {
        Process process = RunProcess.start(configuration);
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        RunProcess.readUntil(output, "running: both");
        Thread.ofVirtual().start(() -> output.lines().forEach(line -> {}));
        return process;
    }

    private static void await(Trial trial, int last) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!trial.predictedIds().contains(Trial.id(last))) {
            trial.predictions().readToEnd();
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no prediction of event " + last + " within " + PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
