package moestro.app.chaos;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A moestro command in a JVM of its own, with the class path and the options of this one. It holds one end of a pipe as
 * its standard input, and ends when this process does, however that ends.
 */
final class Child {
    private static final String GUARD = "--end-with-input";
    /** What must not be had twice: agents, a port to debug on. */
    private static final List<String> OWN = List.of("-javaagent", "-agentlib", "-agentpath", "-Xdebug", "-Xrun");

    private final List<String> command;
    private final File log;
    private Process process;

    /**
     * A child that is not yet started.
     *
     * @param launcher what its command begins with
     * @param main the class of the command line
     * @param log of everything it says, life after life
     * @param options of Java, beyond those of this JVM
     */
    Child(List<String> launcher, Class<?> main, Path log, List<String> options, List<String> arguments) {
        this.log = log.toFile();
        command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> OWN.stream().noneMatch(option::startsWith))
                .forEach(command::add);
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), GUARD));
        command.addAll(arguments);
    }

    void start() {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Waits for its end, and says with which code. */
    int await() throws InterruptedException {
        return process.waitFor();
    }

    /** SIGKILL: no hook runs, nothing is flushed, its transaction stays open. Returns when it is dead. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM. */
    void askToEnd() {
        process.toHandle().destroy();
    }

    /** SIGTERM, and if it has not ended in time, SIGKILL; says whether it ended by itself. */
    boolean stop(long seconds) throws InterruptedException {
        process.toHandle().destroy();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        return ended;
    }

    /** SIGKILL, in case it runs. */
    void abandon() {
        if (process == null) {
            return;
        }
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
