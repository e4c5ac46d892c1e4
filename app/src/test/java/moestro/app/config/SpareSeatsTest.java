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
import moestro.mixture.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seats of a panel with nobody in them, and the parameters of whoever is put there. */
final class SpareSeatsTest {
    private static final String EXPERTS = """
            experts:
              - { name: line, type: linear }
            """;

    @TempDir
    Path directory;

    private Panel read(String text) throws IOException {
        return Panels.load(Files.writeString(directory.resolve("panel.yaml"), text), new Task.Regression());
    }

    @Test
    void spareSeatsComeAfterTheExpertsAndAreWrittenAsTheyWereRead() throws IOException {
        Panel panel = read(EXPERTS + "spare: [first, second]\n");
        assertEquals(List.of("line", "first", "second"), panel.names());
        assertEquals(
                List.of(false, true, true),
                panel.members().stream().map(Panel.Member::isSpare).toList());
        String text = new PanelText(Catalogue.load()).of(panel, List.of(), member -> List.of());
        assertEquals(panel, read(text));
        assertEquals(read(EXPERTS), panel.withoutSpares());
    }

    @Test
    void aSeatThatCannotBeNamedSoIsAMistake() {
        for (String names : List.of("[first, first]", "[line]", "[Upper]", "[gate]")) {
            assertThrows(InvalidConfigurationException.class, () -> read(EXPERTS + "spare: " + names + "\n"), names);
        }
    }

    @Test
    void parametersAreReadAsAPanelFileHasThem() {
        Map<String, String> given = Map.of("encoding", "ordinal", "history", "true", "rate", "1e-3");
        assertEquals(
                Map.of("encoding", 1.0, "history", 1.0, "rate", 1e-3),
                ParameterText.read(Catalogue.load(), "linear", given));
        assertEquals(Map.of(), ParameterText.read(Catalogue.load(), null, Map.of()));
    }

    @Test
    void aParameterThatIsNoneIsRefusedWithWhatItMayBe() {
        assertTold("it must be a number, true or false", "linear", Map.of("rate", "fast"));
        assertTold("it must be one of one-hot, ordinal", "linear", Map.of("encoding", "words"));
        assertTold("there is no expert type 'liner'", "liner", Map.of());
        assertTold("say --type", null, Map.of("rate", "1"));
    }

    private static void assertTold(String message, String type, Map<String, String> given) {
        String told = assertThrows(
                        IllegalArgumentException.class, () -> ParameterText.read(Catalogue.load(), type, given))
                .getMessage();
        assertTrue(told.contains(message), told);
    }
}
