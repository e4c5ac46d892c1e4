package moestro.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import moestro.mixture.Catalogue;
import moestro.mixture.Features;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Task;
import moestro.mixture.balance.BalancerKind;
import moestro.mixture.gate.GateSettings;
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
                        + "  line 3: expert 'logistic': type 'logistic' cannot do regression",
                refusal.getMessage());
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(directory.resolve("panel.yaml"), yaml);
    }
}
