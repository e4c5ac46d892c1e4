package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code moestro demo} with its dashboard, in a process of its own. */
final class DemoDashboard implements AutoCloseable {
    private static final String SAID = "dashboard, metrics: ";

    private final Process process;
    private final String url;

    private DemoDashboard(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static DemoDashboard start(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("demo", "--http", "0"));
        arguments.addAll(List.of(options));
        Process process = ChildProcess.moestro(
                        List.of("--add-modules=jdk.incubator.vector"), arguments.toArray(String[]::new))
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder read = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            read.append(line).append('\n');
            if (line.startsWith(SAID)) {
                Thread.ofVirtual().start(() -> drain(output));
                return new DemoDashboard(process, line.substring(SAID.length()));
            }
        }
        throw new AssertionError("the demo ended without saying where its dashboard is:\n" + read);
    }

    /** So that it never waits for a reader; it is no failure that this breaks off when the demo is told to end. */
    private static void drain(Reader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            assertTrue(e.getMessage().contains("closed"), e::toString);
        }
    }

    String url() {
        return url;
    }

    /** Tells it to end, which takes its broker's directory with it. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
