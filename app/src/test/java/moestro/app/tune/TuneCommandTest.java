package moestro.app.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import moestro.app.config.Panels;
import moestro.app.report.Printed;
import moestro.mixture.Hash;
import moestro.mixture.Panel;
import moestro.mixture.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class TuneCommandTest {
    private static final int RECORDS = 1200;

    @TempDir
    Path directory;

    private Path data;
    private Path out;

    @BeforeEach
    void writeData() throws IOException {
        StringBuilder csv = new StringBuilder("a,kind,y\n");
        for (int n = 0; n < RECORDS; n++) {
            double a = Hash.uniform(Hash.mix(n, 1));
            double y = 3 * a + (n % 3 == 0 ? 1 : 0) + .05 * Hash.gaussian(Hash.mix(n, 3));
            csv.append(String.format(Locale.ROOT, "%f,k%d,%f%n", a, n % 3, y));
        }
        data = Files.writeString(directory.resolve("data.csv"), csv);
        out = directory.resolve("panel.yaml");
    }

    private TuneCommand command(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--data", data.toString(), "--target", "y"));
        arguments.addAll(List.of("--task", "regression", "--out", out.toString()));
        arguments.addAll(List.of(more));
        TuneCommand command = new TuneCommand();
        new CommandLine(command).parseArgs(arguments.toArray(String[]::new));
        return command;
    }

    @Test
    void aPanelFileAndEverythingTriedAreWritten() throws IOException {
        Path json = directory.resolve("tuned.json");

        assertEquals(
                0,
                command("--trials", "12", "--holdout", "--json", json.toString())
                        .call());

        JsonNode told = new ObjectMapper().readTree(json.toFile());
        assertEquals(RECORDS / 2, told.get("prefix").asInt());
        assertTrue(told.get("chosen").get("rmse").asDouble()
                <= told.get("default").get("rmse").asDouble());
        assertTrue(told.get("chosen").get("rmse").asDouble()
                <= told.get("fast").get("rmse").asDouble());
        assertTrue(told.get("tried").size() > 40);
        assertEquals(RECORDS / 2, told.get("holdout").get("records").asInt());
        assertTrue(told.get("holdout").get("default").has("verdict"));
        Panel panel = Panels.resolve(out.toString(), new Task.Regression());
        assertEquals(told.get("chosen").get("experts").size(), panel.members().size());
        assertTrue(Files.readString(out).startsWith("# Chosen by 'moestro tune' on the first 600 records of data.csv"));
    }

    @Test
    void theObjectIsAllThatIsPrintedIfItIsAskedFor() throws IOException {
        String[] words = {
            "--data",
            data.toString(),
            "--target",
            "y",
            "--task",
            "regression",
            "--trials",
            "10",
            "--out",
            out.toString()
        };
        JsonNode printed = Printed.json(0, new TuneCommand(), words);
        assertEquals("RMSE", printed.get("metric").asText());
        assertTrue(printed.get("tried").size() >= 10);
    }

    @Test
    void whatCannotBeIsToldBeforeTheSearch() {
        assertEquals("--trials must be at least 10, not 3", refusal("--trials", "3"));
        assertEquals("--delay must be 0 or more, not -1", refusal("--delay", "-1"));
        assertEquals("--budget must be more than 0 microseconds, not 0.0", refusal("--budget", "0"));
        assertEquals(
                "--prefix: a search needs at least 500 records and can have at most the 1200 that data.csv has,"
                        + " not 100",
                refusal("--prefix", "100"));
        out = directory;
        assertEquals("--out: " + directory + " is a directory; name a file", refusal("--delay", "0"));
    }

    private String refusal(String option, String value) {
        return assertThrows(IllegalArgumentException.class, command(option, value)::call)
                .getMessage();
    }
}
