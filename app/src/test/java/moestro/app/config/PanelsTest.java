package moestro.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import moestro.mixture.Catalogue;
import moestro.mixture.Features;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.PanelFactory;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.balance.BalancerKind;
import moestro.mixture.gate.GateSettings;
import moestro.mixture.roster.RosterSettings;
import moestro.mixture.route.RouterKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PanelsTest {
    private static final Task NUMBER = new Task.Regression();
    private static final Task CLASS = new Task.Classification(List.of("on-time", "late"));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {Panels.DEFAULT, Panels.FAST})
    void aPanelThatComesAlongMakesAMixtureForEitherTask(String name) {
        Features features = new Features(List.of("distance"), List.of("origin"));
        for (Task task : List.of(NUMBER, CLASS)) {
            Panel panel = Panels.named(name, task);

            Mixture mixture = new Mixture(task, features, panel, Catalogue.load(), 1);

            assertEquals(panel.names(), mixture.panel().names());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Panels.DEFAULT, Panels.FAST})
    void aLibrarysPanelIsThatOfTheCommandLine(String name) {
        for (Task task : List.of(NUMBER, CLASS)) {
            assertEquals(Panels.named(name, task), PanelFactory.named(name).create(task));
        }
    }

    @Test
    void anUnknownNameIsNoPanel() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> Panels.named("fats", NUMBER));

        assertEquals("there is no panel 'fats'; did you mean 'fast'?", refusal.getMessage());
    }

    @Test
    void aFileIsAPanel() throws IOException {
        Path file = write("training: { everybody-until: 7 }\nexperts: [ { name: a, type: net, hidden: 3 } ]\n");

        Panel panel = Panels.resolve(file.toString(), NUMBER);

        assertEquals(List.of(new Panel.Member("a", "net", Map.of("hidden", 3.0))), panel.members());
        assertEquals(new Panel.Training(7, Panel.Training.defaults().othersShare()), panel.training());
    }

    @ParameterizedTest
    @EnumSource
    void everyRouterIsChosenByItsName(RouterKind router) throws IOException {
        Path file = write("gate: { router: " + router.key() + " }\nexperts: [ { name: a, type: net } ]\n");

        assertEquals(
                GateSettings.defaults().with(router), Panels.load(file, NUMBER).gate());
    }

    @ParameterizedTest
    @EnumSource
    void everyBalancerIsChosenByItsNameAndHasARateOfItsOwn(BalancerKind balancer) throws IOException {
        Path file = write("gate: { balancer: " + balancer.key() + " }\nexperts: [ { name: a, type: net } ]\n");

        assertEquals(
                GateSettings.defaults().with(balancer),
                Panels.load(file, NUMBER).gate());
    }

    @Test
    void theConstantsOfRoutersStandAmongThoseOfTheGate() throws IOException {
        Path file = write("""
                gate: { router: cosine, centroids: 3, balancer: capacity, balance-rate: 2, temperature: 4 }
                experts: [ { name: a, type: net } ]
                """);

        GateSettings gate = Panels.load(file, NUMBER).gate();

        assertEquals(3, gate.routing().centroids());
        assertEquals(2, gate.balanceRate());
        assertEquals(4, gate.temperatureEnd());
    }

    @Test
    void expertsMayBeInReserveAndTheRosterHasParameters() throws IOException {
        Path file = write("""
                roster: { window: 5000, never-asked: 0.01 }
                experts: [ { name: a, type: net }, { name: b, type: net, reserve: true, hidden: 3 } ]
                """);

        Panel panel = Panels.resolve(file.toString(), NUMBER);

        assertEquals(
                List.of(
                        new Panel.Member("a", "net", Map.of()),
                        new Panel.Member("b", "net", Map.of("hidden", 3.0), true)),
                panel.members());
        assertEquals(RosterSettings.of(new Parameters(Map.of("window", 5000.0, "never-asked", .01))), panel.roster());
    }

    @Test
    void aReserveThatNobodyWouldWakeIsRefusedAndSoIsAWrongRoster() throws IOException {
        Path off = write(
                "roster: { enabled: false }\nexperts:\n  [ { name: a, type: net }, { type: net, reserve: true } ]\n");
        assertEquals(
                off + ", line 2: the roster is off, so nobody would ever wake the reserve: [net];"
                        + " switch it on or take them out of the reserve",
                refusal(off));

        Path wrong = write("roster: { window: 1, colour: 2 }\nexperts: [ { type: net, reserve: perhaps } ]\n");
        String refusal = refusal(wrong);
        assertTrue(refusal.contains("line 1: roster: parameter 'window' is 1.0"), refusal);
        assertTrue(refusal.contains("line 1: unknown key 'colour' in roster"), refusal);
        assertTrue(refusal.contains("line 2: 'reserve' in an expert is 'perhaps'"), refusal);
    }

    private static String refusal(Path file) {
        return assertThrows(InvalidConfigurationException.class, () -> Panels.load(file, NUMBER))
                .getMessage();
    }

    @Test
    void aParameterMayNameOneOfAFewThings() throws IOException {
        Path file = write(
                "experts: [ { type: net, encoding: target-mean }, { type: boosted-trees, encoding: ordinal } ]\n");

        Panel panel = Panels.resolve(file.toString(), NUMBER);

        assertEquals(Map.of("encoding", 2.0), panel.members().getFirst().parameters());
        assertEquals(Map.of("encoding", 0.0), panel.members().getLast().parameters());
    }

    @Test
    void aNameThatAParameterDoesNotKnowIsToldWithThoseItKnows() throws IOException {
        Path file = write("""
                experts:
                  - { type: boosted-trees, encoding: one-hot }
                  - { name: other, type: ney, encoding: one-hot }
                  - { name: third, type: net, encoding: 2 }
                """);

        InvalidConfigurationException refusal =
                assertThrows(InvalidConfigurationException.class, () -> Panels.load(file, NUMBER));

        assertEquals(
                file + ": 3 problems\n"
                        + "  line 2: 'encoding' is 'one-hot'; it must be one of ordinal, target-mean, hashing\n"
                        + "  line 3: there is no expert type 'ney'; did you mean 'net'?\n"
                        + "  line 4: 'encoding' is '2'; it must be one of one-hot, ordinal, target-mean, hashing",
                refusal.getMessage());
    }

    @Test
    void aNameGoesBeforeAFile() {
        assertEquals(Panels.named(Panels.FAST, CLASS), Panels.resolve("fast", CLASS));
        assertNotEquals(Panels.defaultFor(CLASS), Panels.resolve("fast", CLASS));
    }

    @Test
    void aFilesProblemsAreToldWithItsName() throws IOException {
        Path file = write("gate: { k: 0 }\nexperts:\n  - { type: logistic }\n");

        InvalidConfigurationException refusal =
                assertThrows(InvalidConfigurationException.class, () -> Panels.load(file, NUMBER));

        assertEquals(
                file + ": 2 problems\n"
                        + "  line 1: gate: parameter 'k' is 0.0; it must lie between 1.0 and 64.0\n"
                        + "  line 3: expert 'logistic': type 'logistic' cannot do regression; these can: adaptive-forest,"
                        + " boosted-trees, hoeffding-tree, linear, nearest-neighbors, net, recursive-least-squares,"
                        + " remote, smile-elastic-net, smile-gradient-boosting, smile-net, smile-random-forest,"
                        + " smile-regression-tree, smile-ridge",
                refusal.getMessage());
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(directory.resolve("panel.yaml"), yaml);
    }
}
