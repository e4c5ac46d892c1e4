package moestro.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import moestro.mixture.Catalogue;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.balance.BalancerKind;
import moestro.mixture.gate.GateSettings;
import moestro.mixture.route.RouterKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PanelTextTest {
    private static final Panel.Member NET =
            new Panel.Member("my-net", "net", Map.of("rate", 1.25e-5, "hidden", 64.0, "history", 0.0));
    private static final Panel.Member LINEAR = new Panel.Member("linear", "linear", Map.of("encoding", 1.0));

    @TempDir
    Path directory;

    private static String text(Panel panel) {
        return new PanelText(Catalogue.load()).of(panel, List.of("of", ""), member -> List.of(member.type()));
    }

    @Test
    void whatIsByDefaultIsLeftOutAndRemarksAreComments() {
        Panel panel = new Panel(List.of(LINEAR, NET), GateSettings.defaults(), Panel.Training.defaults());

        assertEquals("""
                # of
                #
                experts:
                  # linear
                  - { name: linear, type: linear, encoding: ordinal }
                  # net
                  - { name: my-net, type: net, hidden: 64, history: 0, rate: 0.0000125 }
                """, text(panel));
    }

    @Test
    void aRemoteExpertsDeadlineIsALengthOfTime() throws IOException {
        Panel.Member far = new Panel.Member("far", "remote", Map.of("deadline", 1500.0));
        Panel panel = new Panel(List.of(LINEAR, far), GateSettings.defaults(), Panel.Training.defaults());
        assertTrue(text(panel).contains("{ name: far, type: remote, deadline: 1500ms }"), () -> text(panel));

        Path file = Files.writeString(directory.resolve("panel.yaml"), text(panel));
        assertEquals(panel, Panels.load(file, new Task.Regression()));
    }

    @Test
    void aDeadlineWithoutItsUnitOrOutOfBoundsIsRefused() throws IOException {
        for (Map.Entry<String, String> wrong : Map.of(
                        "500", "write a length of time with its unit",
                        "5ms", "parameter 'deadline' is 5.0 ms; it must be a whole number between 10 ms and 600000 ms")
                .entrySet()) {
            Path file = Files.writeString(
                    directory.resolve("panel.yaml"),
                    "experts: [ { name: far, type: remote, deadline: " + wrong.getKey() + " } ]");
            String told = assertThrows(
                            InvalidConfigurationException.class, () -> Panels.load(file, new Task.Regression()))
                    .getMessage();
            assertTrue(told.contains(wrong.getValue()), told);
        }
    }

    @Test
    void itIsReadBackAsAnEqualPanel() throws IOException {
        GateSettings gate = GateSettings.of(
                new Parameters(Map.of("k", 2.0, "rate", .003 / 16, "exploration", 0.0, "temperature", .5)),
                RouterKind.DENSE,
                BalancerKind.NONE);
        Panel panel = new Panel(List.of(NET, LINEAR), gate, new Panel.Training(7, 1. / 3));

        Path file = Files.writeString(directory.resolve("panel.yaml"), text(panel));

        assertEquals(panel, Panels.load(file, new Task.Regression()));
    }

    @Test
    void oneNumberOfAGateCanBeChanged() {
        GateSettings gate = GateKeys.with(GateSettings.defaults(), "stack-rate", .25);

        assertEquals(Map.of("stack-rate", .25), GateKeys.given(gate));
        assertEquals(.25, gate.stackRate());
        assertEquals(GateSettings.defaults().k(), gate.k());
    }
}
