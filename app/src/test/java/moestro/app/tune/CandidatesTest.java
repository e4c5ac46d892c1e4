package moestro.app.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import moestro.mixture.Catalogue;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Panel;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import org.junit.jupiter.api.Test;

final class CandidatesTest {

    /** Declares, and makes nothing. */
    private record Declared(String type, List<Map<String, Double>> alternatives, boolean repeats)
            implements ExpertFactory {

        @Override
        public boolean supports(Task task) {
            return task.isClassification();
        }

        @Override
        public List<Map<String, Double>> variants(Task task) {
            return alternatives;
        }

        @Override
        public boolean repeatsAnywhere(Task task) {
            return repeats;
        }

        @Override
        public Expert create(ExpertSettings settings) {
            throw new IllegalArgumentException("not to be made");
        }
    }

    private final Panel panel = new Panel(
            List.of(
                    new Panel.Member("mine", "net", Map.of("rate", .2)),
                    new Panel.Member("yours", "net", Map.of("hidden", 9.0))),
            GateSettings.defaults(),
            Panel.Training.defaults());

    private final Candidates candidates = new Candidates(
            new Catalogue(List.of(
                    new Declared("net", List.of(Map.of("rate", .1), Map.of("rate", .2)), true),
                    new Declared("elsewhere", List.of(), false))),
            Toys.TASK,
            List.of(panel));

    @Test
    void theyAreTheDefaultsTheVariantsAndWhatThePanelsHave() {
        assertEquals(
                List.of(
                        new Panel.Member("net", "net", Map.of()),
                        new Panel.Member("net-2", "net", Map.of("rate", .1)),
                        new Panel.Member("net-3", "net", Map.of("rate", .2)),
                        new Panel.Member("net-4", "net", Map.of("hidden", 9.0))),
                candidates.members());
    }

    @Test
    void whatDoesNotRepeatEverywhereIsLeftOut() {
        assertEquals(List.of("elsewhere"), candidates.leftOut());
    }

    @Test
    void aPanelsExpertsGetTheNamesOfTheirTwins() {
        assertEquals(List.of("net-3", "net-4"), candidates.renamed(panel).names());
    }
}
