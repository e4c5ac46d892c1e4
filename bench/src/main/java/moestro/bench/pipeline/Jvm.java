package moestro.bench.pipeline;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program in a JVM of its own, with the class path and the options of this one. */
final class Jvm implements AutoCloseable {
    /** What a program says when it is ready, perhaps with more words after it. */
    static final String RUNNING = "running:";

    private static final Pattern USED = Pattern.compile("(?:PSYoungGen|ParOldGen)\\s+total \\d+K, used (\\d+)K");
    private static final Duration START_WITHIN = Duration.ofMinutes(2);
    private static final long STOP_WITHIN_SECONDS = 40;

    private final Path log;
    private final Process process;
    private final Thread hook;

    private Jvm(Path log, Process process) {
        this.log = log;
        this.process = process;
        this.hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts a program, and waits until it says that it is running.
     *
     * @param log of all it says
     * @param options of Java, beyond those of this JVM
     * @throws IllegalStateException if it ends, or is not ready in two minutes; with the end of what it said
     */
    static Jvm start(Class<?> main, Path log, List<String> options, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Jvm started = new Jvm(log, process);
        started.awaitRunning(main);
        return started;
    }

    private void awaitRunning(Class<?> main) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        while (!Files.readString(log).contains(RUNNING)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException(main.getSimpleName() + " did not start; the end of what it said:\n"
                        + lastLines(Files.readString(log)));
            }
            Thread.sleep(20);
        }
    }

    private static String lastLines(String text) {
        List<String> lines = text.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    /** Fails if it has ended. */
    void check() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "a process ended on its own; the end of what it said:\n" + lastLines(Files.readString(log)));
        }
    }

    /** The processor time that it has had so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What it has on the heap when everything that can go has gone, in bytes. */
    long heapAfterCollection() throws IOException, InterruptedException {
        jcmd("GC.run");
        String info = jcmd("GC.heap_info");
        long used = 0;
        Matcher matcher = USED.matcher(info);
        while (matcher.find()) {
            used += Long.parseLong(matcher.group(1)) << 10;
        }
        if (used == 0) {
            throw new IllegalStateException("jcmd says nothing of the heap:\n" + info);
        }
        return used;
    }

    private String jcmd(String what) throws IOException, InterruptedException {
        Process asking = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), process.pid() + "", what)
                .redirectErrorStream(true)
                .start();
        String said = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asking.waitFor();
        return said;
    }

    /** Ends it by SIGTERM, and if it does not end, by SIGKILL. */
    @Override
    public void close() {
        process.toHandle().destroy();
        try {
            process.waitFor(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
