package moestro.app.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import moestro.app.config.Panels;
import moestro.mixture.Hash;
import moestro.mixture.Panel;
import moestro.mixture.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import picocli.CommandLine;

/** The page that {@code --report} writes, parsed as XML, which is stricter than any browser. */
final class EvaluateReportTest {
    private static final int RECORDS = 900;

    @TempDir
    Path directory;

    private Path data;

    /** Columns with the oddest names; classes turn around after two thirds. */
    @BeforeEach
    void writeData() throws Exception {
        StringBuilder csv = new StringBuilder("<b>,a&amp;'\u0001\"z,kind,y,class\n");
        for (int n = 0; n < RECORDS; n++) {
            double a = Hash.uniform(Hash.mix(n, 1));
            double b = Hash.uniform(Hash.mix(n, 2));
            double y = 3 * a - 2 * b + .05 * Hash.gaussian(Hash.mix(n, 3));
            csv.append(String.format(
                    Locale.ROOT, "%f,%f,%s,%f,%s%n", a, b, "<k>" + n % 3, y, y > .5 == n < 600 ? "</svg>" : "low"));
        }
        data = Files.writeString(directory.resolve("odd <data> & more.csv"), csv);
    }

    private String report(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("--data", data.toString(), "--report", folder().toString()));
        all.addAll(List.of(arguments));
        assertEquals(0, new CommandLine(new EvaluateCommand()).execute(all.toArray(String[]::new)));
        return Files.readString(folder().resolve("index.html"));
    }

    private Path folder() {
        return directory.resolve("to").resolve("report");
    }

    private static Document parse(String page) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> elements(Document page, String tag) {
        NodeList nodes = page.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Set<String> headings(Document page) {
        Set<String> headings = new TreeSet<>();
        elements(page, "h2").forEach(heading -> headings.add(heading.getTextContent()));
        return headings;
    }

    @Test
    void aReportOfClassesIsWellFormedAndNamesEveryExpert() throws Exception {
        String text = report("--target", "class", "--task", "classification", "--panel", "fast");
        Document page = parse(text);
        assertEquals(
                Set.of("Balance", "Calibration", "Error over time", "Specialisation", "Who is asked, and who is heard"),
                headings(page));
        Panel panel = Panels.resolve("fast", new Task.Classification(List.of("</svg>", "low")));
        String words = page.getDocumentElement().getTextContent();
        for (Panel.Member member : panel.members()) {
            assertTrue(words.contains(member.name()), member.name());
            assertTrue(text.contains("<title>" + member.name() + "</title>"), "no line of " + member.name());
        }
        for (Element svg : elements(page, "svg")) {
            assertTrue(svg.getElementsByTagName("text").getLength() > 3, "an empty picture");
            assertFalse(svg.getAttribute("aria-label").isEmpty(), "a picture that says nothing to the blind");
        }
    }

    @Test
    void aReportNeedsNothingButItself() throws Exception {
        String text = report("--target", "y", "--task", "regression", "--panel", "fast");
        for (String reference : List.of("http:", "https:", "<script", "<link", "<img", "@import", "url(http", "src=")) {
            assertFalse(text.contains(reference), reference);
        }
        assertEquals(1, elements(parse(text), "style").size());
        assertTrue(headings(parse(text)).contains("Residuals"));
    }

    @Test
    void oddNamesAreTextAndNoMarkup() throws Exception {
        String text = report("--target", "class", "--task", "classification", "--panel", "fast");
        Document page = parse(text);
        assertEquals(
                List.of(),
                elements(page, "b").stream()
                        .filter(b -> !b.getTextContent().matches("[-–\\d.,\u00a0%]+"))
                        .toList());
        assertTrue(text.contains("&lt;b&gt;"));
        String words = page.getDocumentElement().getTextContent();
        assertTrue(words.contains("odd <data> & more.csv"));
        assertTrue(words.contains("a&amp;'\ufffd\"z"), "a control character that XML forbids");
    }

    @Test
    void pathsHaveNoNumberThatIsNone() throws Exception {
        Document page = parse(report("--target", "y", "--task", "regression", "--panel", "fast"));
        List<Element> paths = elements(page, "path");
        assertTrue(paths.size() > 20);
        for (Element path : paths) {
            assertTrue(path.getAttribute("d").matches("[-MLZhl\\d. ]*"), path.getAttribute("d"));
        }
    }

    @Test
    void withoutBaselinesTheMixtureStandsAlone() throws Exception {
        String text = report("--target", "y", "--task", "regression", "--panel", "fast", "--no-baselines");
        assertFalse(text.contains("uniform mean"));
        assertFalse(text.contains("best single"));
        assertTrue(headings(parse(text)).contains("Error over time"));
    }

    @Test
    void shadowScoringShowsTheGatesRegret() throws Exception {
        Path panel = Files.writeString(directory.resolve("panel.yaml"), """
                gate: { k: 1, shadow: 0.3 }
                experts:
                  - { name: line, type: linear }
                  - { name: least-squares, type: recursive-least-squares }
                """);
        Document page = parse(report("--target", "y", "--task", "regression", "--panel", panel.toString()));
        assertTrue(headings(page).contains("Regret of the gate"));
    }

    @Test
    void theJsonHasWhatWasFound() throws Exception {
        Path json = directory.resolve("result.json");
        Path panel = Files.writeString(directory.resolve("slow.yaml"), """
                experts:
                  - { name: bayes, type: naive-bayes }
                  - { name: slow, type: logistic, rate: 0.003, decay: true }
                """);
        report("--target", "class", "--task", "classification", "--panel", panel.toString(), "--json", json.toString());
        JsonNode result = new ObjectMapper().readTree(json.toFile());
        double ece = result.get("calibration").get("ece").asDouble();
        assertTrue(ece > 0 && ece < .3, "ece " + ece);
        assertTrue(result.get("calibration").get("brier").asDouble() < .5);
        double shares = 0;
        for (JsonNode expert : result.get("experts")) {
            shares += expert.get("weightShare").asDouble();
        }
        assertEquals(1, shares, 1e-6);
        assertEquals(4, result.get("specialisation").size());
        JsonNode alarms = result.get("driftAlarms");
        assertFalse(alarms.isEmpty(), "labels that turn around are a drift");
        for (JsonNode alarm : alarms) {
            assertTrue(alarm.asInt() > 600, alarms.toString());
        }
    }

    @Test
    void intervalsOfNumbersCoverAboutAsManyTruthsAsTheySay() throws Exception {
        Path json = directory.resolve("result.json");
        String page = report(
                "--target",
                "y",
                "--task",
                "regression",
                "--panel",
                "fast",
                "--no-baselines",
                "--json",
                json.toString());
        assertTrue(page.contains("90 % intervals cover") || page.contains("90\u00a0% intervals cover"), "tile of 90 %");
        JsonNode coverage = new ObjectMapper().readTree(json.toFile()).get("coverage");
        assertEquals(4, coverage.size());
        for (JsonNode interval : coverage) {
            double excess =
                    interval.get("share").asDouble() - interval.get("nominal").asDouble();
            // Over so few records errors still shrink, so that intervals are rather too wide.
            assertTrue(excess > -.04 && excess < .12, interval.toString());
            assertTrue(interval.get("meanWidth").asDouble() > 0);
        }
    }
}
