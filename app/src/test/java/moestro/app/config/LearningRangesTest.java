package moestro.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import moestro.mixture.Ranges;
import moestro.mixture.Ranges.Gates;
import org.junit.jupiter.api.Test;

/** How lessons are shared out, as a file says it. */
class LearningRangesTest {
    private static final String HEAD = """
        application-id: flights
        kafka: { bootstrap.servers: "localhost:9092" }
        task: regression
        features: { numbers: [distance], categories: [carrier, origin] }
        time-to-live: 2d
        """;
    private static final String PANEL = "panel: { experts: [ { name: near, type: nearest-neighbors } ] }\n";
    private static final String VOTES =
            "panel: { gate: { router: votes }, experts: [ { name: near, type: nearest-neighbors } ] }\n";

    private static RunConfig read(String panel, String more) {
        return new RunConfigReader(
                        new YamlFile("here.yaml", HEAD + panel + more),
                        Path.of("").toAbsolutePath(),
                        name -> null)
                .read();
    }

    private static Ranges ranges(String learning) {
        return read(PANEL, learning).deployment().ranges();
    }

    private static List<String> problems(String panel, String learning) {
        return assertThrows(InvalidConfigurationException.class, () -> read(panel, learning)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void oneLearnerHasAllUnlessTheFileSaysOtherwise() {
        assertEquals(Ranges.ONE, ranges(""));
        assertEquals(Ranges.ONE, ranges("learning: { ranges: 1 }\n"));
    }

    @Test
    void gatesAreAveragedUnlessTheFileSaysOtherwise() {
        assertEquals(new Ranges(4, 1, Gates.MEAN), ranges("learning: { ranges: 4, by: origin }\n"));
        assertEquals(new Ranges(4, 0, Gates.OWN), ranges("learning: { ranges: 4, by: carrier, gates: own }\n"));
    }

    @Test
    void rangesNeedAFeatureThatTellsThem() {
        assertEquals(
                List.of(
                        "line 7: missing 'by' in learning: the category feature whose values tell one range from another,"
                                + " such as 'by: country'"),
                problems(PANEL, "learning: { ranges: 4 }\n"));
        assertEquals(
                List.of("line 8: 'by' in learning is 'orign', which is no category feature; did you mean 'origin'?"),
                problems(PANEL, "learning: { ranges: 4,\n  by: orign }\n"));
        assertEquals(
                List.of("line 7: 'by' in learning is 'distance', which is no category feature; known: carrier, origin"),
                problems(PANEL, "learning: { ranges: 4, by: distance }\n"));
    }

    @Test
    void rangesAreBoundedAndGatesAreOneOfTwo() {
        assertEquals(
                List.of("line 7: 'ranges' in learning is '33'; it must lie between 1 and 32"),
                problems(PANEL, "learning: { ranges: 33, by: origin }\n"));
        assertEquals(
                List.of("line 7: 'gates' in learning is 'men'; did you mean 'mean'?"),
                problems(PANEL, "learning: { ranges: 3, by: origin, gates: men }\n"));
    }

    @Test
    void whatDoesNotGoTogetherIsSaidAtItsLine() {
        assertEquals(
                List.of("line 8: 'apart' in learning does not go together with 'ranges': run 'moestro learn' in as many"
                        + " processes as there are ranges instead"),
                problems(PANEL, "learning: { ranges: 3, by: origin,\n  apart: [near] }\n"));
        assertEquals(
                List.of(
                        "line 7: 'ranges' in learning: gates with the router votes have no mean; choose another router, or"
                                + " let each range serve by its own gate"),
                problems(VOTES, "learning: { ranges: 3, by: origin }\n"));
        assertEquals(
                Gates.OWN,
                read(VOTES, "learning: { ranges: 3, by: origin, gates: own }\n")
                        .deployment()
                        .ranges()
                        .gates());
    }
}
