package moestro.app.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import moestro.app.Main;

/** The command line in a JVM of its own, on the class path of the tests; output and errors come together. */
final class ChildProcess {
    private ChildProcess() {}

    /**
     * A command with its arguments.
     *
     * @param javaOptions beyond the usual; the vector module is not among those
     */
    static ProcessBuilder moestro(List<String> javaOptions, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(1, javaOptions);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
