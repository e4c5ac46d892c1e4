package moestro.app.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code moestro run} as a process of its own. */
final class RunProcess {
    private RunProcess() {}

    /** A file that deploys just what the trial does, panel and all, so that the models are comparable. */
    static Path configuration(Trial trial, Path directory) throws IOException {
        // The shortest that brokers allow: a killed member is missed the sooner.
        return configuration(trial, directory, Map.of("session.timeout.ms", "6000", "heartbeat.interval.ms", "1500"));
    }

    /** The same with other properties of Kafka's clients. */
    static Path configuration(Trial trial, Path directory, Map<String, String> client) throws IOException {
        StringBuilder properties = new StringBuilder();
        client.forEach((key, value) ->
                properties.append("  ").append(key).append(": ").append(value).append('\n'));
        String prefix = trial.deployment().topics().events().replaceFirst("-events$", "");
        return Files.writeString(directory.resolve("run.yaml"), """
                application-id: %1$s
                kafka:
                  bootstrap.servers: "%2$s"
                %3$s
                %4$s
                panel:
                  gate: { k: 2, warmup: 50 }
                  training: { everybody-until: 200, others-share: 0.25 }
                  experts:
                    - { name: squares, type: recursive-least-squares }
                    - { name: linear, type: linear }
                    - { name: neighbors, type: nearest-neighbors }
                    - { name: net, type: net, hidden: 8 }
                """.formatted(
                        prefix, trial.bootstrapServers(), properties, deployment(prefix)));
    }

    /** What a trial's deployment is but for its panel, as lines of a configuration. */
    static String deployment(String prefix) {
        return """
                topics: { prefix: %s }
                task: regression
                features: { numbers: [a, b], categories: [kind] }
                time-to-live: 12h
                publish-after: 50ms
                answer-within: 1m
                commit-interval: 50ms
                state-dir: state
                """.formatted(prefix);
    }

    /** What it has said so far, to this file. */
    static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it, without the vector module: what it learns must equal what a JVM with it folds. */
    static Process start(Path configuration) throws IOException {
        return ChildProcess.moestro(List.of(), "run", "--config", configuration.toString())
                .start();
    }

    /** Starts it with its output in a file, so that it never waits for a reader. */
    static Process start(Path configuration, Path output) throws IOException {
        return ChildProcess.moestro(List.of(), "run", "--config", configuration.toString())
                .redirectOutput(output.toFile())
                .start();
    }

    /** Sends a signal, such as STOP. */
    static void signal(Process process, String signal) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + signal + " ended with " + code);
        }
    }

    /** Reads lines until one begins like this, which is returned. */
    static String readUntil(BufferedReader output, String prefix) throws IOException {
        StringBuilder read = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(prefix)) {
                return line;
            }
            read.append(line).append('\n');
        }
        throw new AssertionError("the process ended without saying '" + prefix + "', but:\n" + read);
    }
}
