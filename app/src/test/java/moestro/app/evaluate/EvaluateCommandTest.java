package moestro.app.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import moestro.app.report.Printed;
import moestro.mixture.Hash;
import moestro.mixture.balance.BalancerKind;
import moestro.mixture.route.RouterKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class EvaluateCommandTest {
    private static final int RECORDS = 1500;

    @TempDir
    Path directory;

    private Path data;

    /** y is linear in two numbers, with an offset by category, and a little noise. */
    @BeforeEach
    void writeData() throws IOException {
        StringBuilder csv = new StringBuilder("a,b,kind,y,class\n");
        for (int n = 0; n < RECORDS; n++) {
            double a = Hash.uniform(Hash.mix(n, 1));
            double b = Hash.uniform(Hash.mix(n, 2));
            double y = 3 * a - 2 * b + (n % 3 == 0 ? 1 : 0) + .05 * Hash.gaussian(Hash.mix(n, 3));
            csv.append(String.format(Locale.ROOT, "%f,%f,%s,%f,%s%n", a, b, "k" + n % 3, y, y > .5 ? "high" : "low"));
        }
        data = Files.writeString(directory.resolve("data.csv"), csv);
    }

    private JsonNode evaluate(String... more) throws IOException {
        Path json = directory.resolve("result.json");
        String[] arguments = new String[more.length + 4];
        arguments[0] = "--data";
        arguments[1] = data.toString();
        arguments[2] = "--json";
        arguments[3] = json.toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        assertEquals(0, new CommandLine(new EvaluateCommand()).execute(arguments));
        return new ObjectMapper().readTree(json.toFile());
    }

    @Test
    void theObjectIsAllThatIsPrintedIfItIsAskedFor() throws IOException {
        String[] words = {"--data", data.toString(), "--target", "y", "--task", "regression", "--panel", "fast"};
        String report = directory.resolve("report").toString();
        JsonNode printed = Printed.json(0, new EvaluateCommand(), words);
        String text = Printed.text(0, new EvaluateCommand(), words);
        assertTrue(text.contains("model " + printed.get("modelHash").asText()), text);
        assertTrue(Printed.json(0, new EvaluateCommand(), with(words, "--compare"))
                        .get("comparison")
                        .size()
                > 5);
        assertFalse(Printed.json(0, new EvaluateCommand(), with(words, "--report", report))
                .isEmpty());
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    private JsonNode regression(String... more) throws IOException {
        String[] all = new String[more.length + 4];
        all[0] = "--target";
        all[1] = "y";
        all[2] = "--task";
        all[3] = "regression";
        System.arraycopy(more, 0, all, 4, more.length);
        return evaluate(all);
    }

    @Test
    void lessonsSharedOutAreSetBesideOneLearnerWithAllAndOneWithASample() throws IOException {
        JsonNode rows =
                regression("--panel", "fast", "--ranges", "2,3", "--by", "kind").get("ranges");
        assertEquals(1 + 2 * 3, rows.size());
        assertEquals("all", rows.get(0).get("lessons").asText());
        assertEquals("one of 2", rows.get(1).get("lessons").asText());
        assertEquals("its own by kind", rows.get(2).get("lessons").asText());
        assertEquals("mean", rows.get(3).get("gates").asText());
        JsonNode alone = regression("--panel", "fast", "--no-baselines");
        assertEquals(
                alone.get("mixture").get("rmse").asDouble(),
                rows.get(0).get("rmse").asDouble());
        assertTrue(
                rows.get(0).get("rmse").asDouble() < rows.get(4).get("rmse").asDouble(),
                "who has every third lesson knows less");
    }

    @Test
    void rangesNeedAColumnThatThereIs() {
        for (String[] wrong : new String[][] {
            {"--ranges", "2"}, {"--by", "kind"}, {"--ranges", "2", "--by", "a"}, {"--ranges", "1", "--by", "kind"}
        }) {
            String[] all = {"--data", data.toString(), "--target", "y", "--task", "regression"};
            String[] arguments = Arrays.copyOf(all, all.length + wrong.length);
            System.arraycopy(wrong, 0, arguments, all.length, wrong.length);
            assertNotEquals(0, new CommandLine(new EvaluateCommand()).execute(arguments), String.join(" ", wrong));
        }
    }

    @Test
    void remoteExpertsAreLeftOut() throws IOException {
        Path panel = Files.writeString(
                directory.resolve("panel.yaml"),
                "experts: [ { name: near, type: linear }, { name: far, type: remote, deadline: 2s } ]");
        JsonNode result = regression("--panel", panel.toString());
        assertTrue(result.toString().contains("near"));
        assertFalse(result.toString().contains("far"));
    }

    @Test
    void aRegressionIsLearnedByFewExpertsARecord() throws IOException {
        JsonNode result = regression();
        assertEquals(RECORDS, result.get("instances").asInt());
        assertTrue(
                result.get("mixture").get("r2").asDouble() > .8,
                result.get("mixture").toString());
        assertTrue(result.get("meanExpertsRun").asDouble() <= 3);
        assertTrue(result.get("meanExpertsTrained").asDouble() > 3);
        double shares = 0;
        for (JsonNode expert : result.get("experts")) {
            shares += expert.get("share").asDouble();
            assertTrue(expert.has("rmse"), expert.toString());
        }
        assertEquals(1, shares, 1e-9);
        assertTrue(result.get("uniform").has("mae"));
    }

    @Test
    void classesAreScoredByAccuracyKappaAndLogLoss() throws IOException {
        JsonNode mixture = evaluate("--target", "class", "--task", "classification", "--panel", "fast")
                .get("mixture");
        assertTrue(mixture.get("accuracy").asDouble() > .9, mixture.toString());
        assertTrue(mixture.get("kappa").asDouble() > .8, mixture.toString());
        assertTrue(mixture.get("logLoss").asDouble() < .3, mixture.toString());
    }

    @Test
    void theSameSeedGivesTheSameModelAndAnotherSeedAnother() throws IOException {
        String first = regression("--no-baselines").get("modelHash").asText();
        assertEquals(first, regression("--no-baselines").get("modelHash").asText());
        assertNotEquals(
                first,
                regression("--no-baselines", "--seed", "2").get("modelHash").asText());
    }

    @Test
    void baselinesDoNotTouchTheMixture() throws IOException {
        JsonNode without = regression("--no-baselines", "--panel", "fast");
        assertFalse(without.has("uniform"));
        assertEquals(
                without.get("modelHash").asText(),
                regression("--panel", "fast").get("modelHash").asText());
    }

    @Test
    void aComparisonHasARowForEveryRouterAndEveryBalancer() throws IOException {
        JsonNode rows = evaluate("--target", "class", "--task", "classification", "--panel", "fast", "--compare")
                .get("comparison");
        int expected = 2 + RouterKind.values().length + BalancerKind.values().length;
        assertEquals(expected, rows.size());
        assertEquals("uniform mean", rows.get(0).get("name").asText());
        assertTrue(rows.get(1).get("name").asText().startsWith("best single: "));
        for (JsonNode row : rows) {
            assertTrue(row.get("logLoss").asDouble() < 1, row.toString());
            boolean mixture = !row.get("kind").asText().equals("baseline");
            assertEquals(mixture, row.has("maxVio"));
            boolean dense = row.get("name").asText().equals("dense");
            assertTrue(!mixture || dense || row.get("meanExpertsRun").asDouble() < 2.2, row.toString());
        }
        JsonNode alone = evaluate("--target", "class", "--task", "classification", "--panel", "fast", "--no-baselines");
        for (JsonNode row : rows) {
            if (row.get("name").asText().equals("linear")
                    || row.get("name").asText().equals("loss-free")) {
                assertEquals(
                        alone.get("mixture").get("logLoss").asDouble(),
                        row.get("logLoss").asDouble());
            }
        }
    }

    @Test
    void labelsThatNeverComeTeachNothing() throws IOException {
        JsonNode late = regression("--panel", "fast", "--delay", Integer.toString(RECORDS));
        assertEquals(0, late.get("meanExpertsTrained").asDouble());
        assertTrue(late.get("mixture").get("r2").asDouble() < 0);
    }
}
