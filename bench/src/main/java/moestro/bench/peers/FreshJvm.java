package moestro.bench.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs one learner with one seed in a JVM of its own, so that the compiler's warm-up and garbage collection count for
 * each alike. All have the same options: one collector thread, the same heap, one thread for the native library. The
 * mixture's have those besides that {@code moestro evaluate} gives its JVM, which bound what the compiler optimises.
 */
final class FreshJvm {
    /** Options of every JVM. */
    static final List<String> OPTIONS = List.of(
            "-Xmx2g",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static final Path COMPILER = Path.of("app", "compiler.json");

    private FreshJvm() {}

    /**
     * Runs and waits.
     *
     * @throws IllegalStateException if the run fails; the message has what it said
     */
    static Outcome run(Setting setting, Contender contender, int seed) {
        try {
            Path folder = Files.createTempDirectory("moestro-peers");
            Path outcome = folder.resolve("outcome.json");
            Path log = folder.resolve("log.txt");
            try {
                await(command(setting, contender, seed, outcome), log, contender.name());
                return new ObjectMapper().readValue(outcome.toFile(), Outcome.class);
            } finally {
                Files.deleteIfExists(outcome);
                Files.deleteIfExists(log);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + contender.name() + ": " + e.getMessage(), e);
        }
    }

    private static List<String> command(Setting setting, Contender contender, int seed, Path outcome) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        if (contender.name().startsWith(Contender.OURS) && Files.exists(COMPILER)) {
            command.add("-XX:+UnlockDiagnosticVMOptions");
            command.add("-XX:CompilerDirectivesFile=" + COMPILER.toAbsolutePath());
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), OneRun.class.getName()));
        command.addAll(setting.arguments());
        command.addAll(List.of("--learner=" + contender.name(), "--seed=" + seed, "--outcome=" + outcome));
        return command;
    }

    private static void await(List<String> command, Path log, String name) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("OPENBLAS_NUM_THREADS", "1");
        Process process = builder.start();
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException(
                        name + " ended with exit code " + code + "; it said:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " ran", e);
        } finally {
            process.destroy();
        }
    }
}
