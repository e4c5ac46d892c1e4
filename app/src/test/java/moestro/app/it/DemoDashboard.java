package moestro.app.it;

import java.io.BufferedReader;
import java.io.IOException;
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
                Thread.ofVirtual().start(() -> output.lines().forEach(rest -> {}));
                return new DemoDashboard(process, line.substring(SAID.length()));
            }
        }
        throw new AssertionError("the demo ended without saying where its dashboard is:\n" + read);
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
