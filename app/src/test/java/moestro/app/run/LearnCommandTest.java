package moestro.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Who is asked to learn apart, and is not said to. No broker is asked. */
class LearnCommandTest {
    @TempDir
    Path directory;

    private String refusal(String experts) throws IOException {
        Path file = Files.writeString(directory.resolve("run.yaml"), """
                application-id: flights
                kafka: { bootstrap.servers: "localhost:1" }
                task: regression
                features: { numbers: [distance] }
                time-to-live: 2d
                panel: { experts: [ { type: linear }, { type: net }, { type: nearest-neighbors } ] }
                learning: { apart: [net] }
                """);
        StringWriter told = new StringWriter();
        int code = new CommandLine(new LearnCommand())
                .setErr(new PrintWriter(told))
                .execute("--config", file.toString(), "--experts", experts);
        assertEquals(2, code);
        return told.toString()
                .replace(file.toString(), "run.yaml")
                .lines()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anExpertThatLearnsAmongTheOthersIsRefusedWithWhatToWrite() throws IOException {
        assertEquals(
                "--experts: 'linear' does not learn apart, so 'moestro run' learns it; write 'learning: { apart: [net,"
                        + " linear] }' into run.yaml, and start every process that learns anew with it",
                refusal("net,linear"));
    }

    @Test
    void aSlipOfANameIsRecognised() throws IOException {
        assertEquals("--experts: there is no expert 'nte' in the panel; did you mean 'net'?", refusal("nte"));
    }

    @Test
    void whatIsNoExpertIsToldWithThoseThereAre() throws IOException {
        String refusal = refusal("gate");
        assertTrue(refusal.endsWith("; it has linear, net, nearest-neighbors"), refusal);
    }
}
