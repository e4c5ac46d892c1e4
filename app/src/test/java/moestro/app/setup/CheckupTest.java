package moestro.app.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said without a broker. */
class CheckupTest {
    private static final String FILE = """
        application-id: flights
        kafka: { bootstrap.servers: "%s" }
        task: regression
        features: { numbers: [distance] }
        time-to-live: 1d
        state-dir: state
        """;

    @TempDir
    Path directory;

    @Test
    void everyMistakeOfTheFileIsAProblemOfItsOwn() throws Exception {
        Findings findings = check(FILE.formatted("localhost:9092")
                .replace("regression", "regresion")
                .replace("1d", "1 day"));

        assertEquals(2, findings.count(Verdict.PROBLEM), () -> findings.all().toString());
        assertEquals(
                "line 3: 'task' is 'regresion'; did you mean 'regression'?",
                findings.all().getFirst().text());
    }

    @Test
    void aPortThatNobodyListensOnIsTold() throws Exception {
        int free = freePort();

        Findings findings = check(FILE.formatted("127.0.0.1:" + free));

        Finding last = findings.all().getLast();
        assertEquals(Verdict.PROBLEM, last.verdict());
        assertEquals(
                "cannot reach 127.0.0.1:" + free + ": the connection is refused: nobody listens on port " + free,
                last.text());
    }

    @Test
    void aNameThatIsNotKnownIsTold() throws Exception {
        Findings findings = check(FILE.formatted("no-such-host.invalid:9092"));

        assertEquals(
                "cannot reach no-such-host.invalid:9092: the name 'no-such-host.invalid' is not known here",
                findings.all().getLast().text());
    }

    @Test
    void aStateDirectoryThatIsAFileIsAProblem() throws Exception {
        Files.writeString(directory.resolve("state"), "in the way");

        Findings findings = check(FILE.formatted("127.0.0.1:" + freePort()));

        assertTrue(
                findings.all().stream()
                        .anyMatch(found -> found.check().equals("state-dir") && found.verdict() == Verdict.PROBLEM),
                () -> findings.all().toString());
    }

    @Test
    void nothingIsMade() throws Exception {
        check(FILE.formatted("127.0.0.1:" + freePort()));

        assertTrue(Files.notExists(directory.resolve("state")));
    }

    private Findings check(String yaml) throws Exception {
        return new Checkup(Files.writeString(directory.resolve("run.yaml"), yaml), 10).run();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
