package moestro.app.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import moestro.app.config.Panels;
import moestro.app.evaluate.CsvStream;
import moestro.mixture.Catalogue;
import moestro.mixture.ExpertFactory;
import moestro.mixture.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TunerTest {
    private static final CsvStream NUMBERS = Toys.stream(1500, 9, 8, 8, 5);

    private final Toys toys = new Toys();
    private final ExpertFactory dear = toys.seer("dear", 0, .9, 100);
    private final ExpertFactory cheap = toys.seer("cheap", 1, .8, 2);
    private final ExpertFactory cheapToo = toys.seer("cheap-too", 2, .8, 2);
    private final ExpertFactory blind = toys.seer("blind", 3, .6, 1);

    @TempDir
    Path directory;

    private static Journal journal() {
        return new Journal(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), "log loss");
    }

    private static Outcome tune(Setup setup, Panel compared) {
        return new Tuner(setup, journal(), 60).run(Map.of("default", compared));
    }

    private Outcome tune(double budget, String... compared) {
        return tune(toys.setup(NUMBERS, budget, dear, cheap, cheapToo, blind), Toys.panel(compared));
    }

    @Test
    void whatIsSeenByDifferentExpertsIsPutTogether() {
        Outcome outcome = tune(Double.POSITIVE_INFINITY, "blind");

        List<String> names = outcome.chosen().panel().names();
        assertTrue(names.containsAll(List.of("dear", "cheap", "cheap-too")), names.toString());
        outcome.without()
                .forEach((member, without) ->
                        assertTrue(without.loss() > outcome.chosen().loss(), member.name()));
    }

    @Test
    void aBudgetIsKept() {
        Outcome outcome = tune(10, "blind");

        List<String> names = outcome.chosen().panel().names();
        assertTrue(names.containsAll(List.of("cheap", "cheap-too")), names.toString());
        assertFalse(names.contains("dear"), names.toString());
        assertTrue(outcome.chosen().score().micros() <= 10);
    }

    @Test
    void aBudgetThatNobodyKeepsIsRefusedWithWhatWouldBeNeeded() {
        String message = assertThrows(IllegalArgumentException.class, () -> tune(.5, "cheap"))
                .getMessage();

        assertTrue(message.startsWith("--budget: no panel takes at most 0.5 us"), message);
        assertTrue(message.endsWith("2.0 at least"), message);
    }

    @Test
    void thePanelToCompareWithWinsIfNothingIsBetter() {
        Setup only = toys.setup(NUMBERS, Double.POSITIVE_INFINITY, dear);

        Outcome outcome = tune(only, Toys.panel("dear"));

        assertEquals(Optional.of("default"), outcome.unchanged());
        assertTrue(new TunedFile(only, "it", "log loss", outcome).text().contains("Nothing better was found"));
    }

    @Test
    void aPanelThatComesAlongIsNotLeftForALittle() {
        ExpertFactory shy = toys.seer("shy", 0, .89, 100);
        Setup setup = toys.setup(NUMBERS, Double.POSITIVE_INFINITY, dear, shy);
        Journal journal = journal();

        Outcome outcome = new Tuner(setup, journal, 60).run(Map.of("default", Toys.panel("shy")));

        double better = journal.tried().stream()
                .filter(tried -> tried.stage().equals("the first expert"))
                .mapToDouble(Journal.Tried::loss)
                .min()
                .orElseThrow();
        assertTrue(better < outcome.references().get("default").loss());
        assertEquals(Optional.of("default"), outcome.unchanged());
    }

    @Test
    void anExpertThatErrsAsABetterOneIsNoCandidate() {
        ExpertFactory twin = toys.seer("twin", 0, .85, 1);
        Journal journal = journal();

        new Tuner(toys.setup(NUMBERS, Double.POSITIVE_INFINITY, dear, twin, cheap), journal, 60)
                .run(Map.of("default", Toys.panel("cheap")));

        assertEquals(
                List.of("dropped: errs as dear does, which is better"),
                journal.tried().stream()
                        .filter(tried ->
                                tried.what().equals("twin") && tried.stage().contains("1500 records"))
                        .map(Journal.Tried::verdict)
                        .toList());
    }

    @Test
    void whereOnlyNeighboursHelpThePanelHasThem() throws IOException {
        Setup setup = real();
        Outcome outcome = tune(setup, Toys.panel("logistic"));

        List<String> types = outcome.chosen().panel().members().stream()
                .map(Panel.Member::type)
                .toList();
        assertTrue(types.contains("nearest-neighbors"), types.toString());
        assertTrue(outcome.chosen().loss()
                < .5 * outcome.references().get("default").loss());

        Path file = Files.writeString(directory.resolve("panel.yaml"), new TunedFile(setup, "it", "", outcome).text());
        assertEquals(outcome.chosen().panel(), Panels.load(file, Toys.TASK));
    }

    @Test
    void twoSearchesWriteTheSameFile() {
        Setup setup = real();

        assertEquals(file(setup), file(setup));
    }

    private static String file(Setup setup) {
        return new TunedFile(setup, "it", "log loss", tune(setup, Toys.panel("logistic"))).text();
    }

    /** Real experts, and a clock that stands still. */
    private static Setup real() {
        Map<String, ExpertFactory> all = Catalogue.load().factories();
        List<ExpertFactory> few = List.of(all.get("logistic"), all.get("naive-bayes"), all.get("nearest-neighbors"));
        return new Setup(Toys.places(1500), 3, 1, new Catalogue(few), Double.POSITIVE_INFINITY, () -> 0L);
    }
}
