package moestro.app.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import moestro.app.config.Panels;
import moestro.app.config.RunConfig;
import moestro.mixture.Panel;
import moestro.mixture.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromotionTest {
    private static final Panel FAST = Panels.named(Panels.FAST, new Task.Regression());
    private static final String TEXT = """
            # Flights of one airline.
            application-id: flights
            edition: 3   # since May
            panel:
              # two of them
              experts:
                - { name: a, type: linear }
                - { name: b, type: net }

            # How to reach it.
            kafka: { bootstrap.servers: "localhost:9092" }
            task: regression
            features: { numbers: [hour] }
            time-to-live: 1d
            """;

    @TempDir
    private Path directory;

    private Promotion promotion(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("run.yaml"), text);
        return new Promotion(file, RunConfig.load(file));
    }

    @Test
    void theNextEditionHasThePanelAndEverythingElseStays() throws IOException {
        Path next = directory.resolve("next.yaml");

        promotion(TEXT).write(next, "fast", FAST);

        RunConfig read = RunConfig.load(next);
        assertEquals(4, read.edition());
        assertEquals(FAST, read.deployment().panel());
        String text = Files.readString(next);
        assertTrue(text.contains("# Flights of one airline.") && text.contains("# How to reach it."), text);
        assertFalse(text.contains("type: linear"), text);
        assertEquals(TEXT, Files.readString(directory.resolve("run.yaml")));
    }

    @Test
    void whoLearnsApartAndIsNotInThePanelIsLeftOut() throws IOException {
        Path next = directory.resolve("next.yaml");
        Files.writeString(directory.resolve("b.yaml"), "experts: [ { name: b, type: net } ]\n");

        promotion(TEXT + "learning: { apart: [a, b] }\n")
                .write(next, "b.yaml", Panels.load(directory.resolve("b.yaml"), new Task.Regression()));

        assertEquals(Set.of("b"), RunConfig.load(next).apart());
    }

    @Test
    void aPanelMayBeAFileBesideIt() throws IOException {
        Path next = directory.resolve("next.yaml");
        Files.writeString(directory.resolve("it's.yaml"), "experts: [ { type: linear } ]\n");
        Panel panel = Panels.load(directory.resolve("it's.yaml"), new Task.Regression());

        promotion(TEXT).write(next, "it's.yaml", panel);

        assertEquals(panel, RunConfig.load(next).deployment().panel());
    }

    @Test
    void withoutAPanelOnlyTheEditionIsRaised() throws IOException {
        Path next = directory.resolve("next.yaml");
        Promotion promotion = promotion(TEXT.replace("edition: 3   # since May\n", ""));

        promotion.write(
                next,
                null,
                RunConfig.load(directory.resolve("run.yaml")).deployment().panel());

        assertEquals(2, RunConfig.load(next).edition());
        assertEquals(2, RunConfig.load(next).deployment().panel().members().size());
    }

    @Test
    void noFileIsOverwrittenAndNoneWrittenElsewhere() throws IOException {
        Promotion promotion = promotion(TEXT);

        String there = assertThrows(
                        IllegalArgumentException.class, () -> promotion.check(directory.resolve("run.yaml")))
                .getMessage();
        String elsewhere = assertThrows(
                        IllegalArgumentException.class, () -> promotion.check(directory.resolve("below/next.yaml")))
                .getMessage();

        assertTrue(there.contains("only writes new files"), there);
        assertTrue(elsewhere.contains("must write beside"), elsewhere);
    }

    @Test
    void aConfigurationOnOneLineIsLeftToHands() throws IOException {
        String line = "{ application-id: flights, kafka: { bootstrap.servers: \"localhost:9092\" }, task: regression,"
                + " features: { numbers: [hour] }, time-to-live: 1d }\n";
        Path next = directory.resolve("next.yaml");

        String refusal = assertThrows(
                        IllegalArgumentException.class, () -> promotion(line).write(next, "fast", FAST))
                .getMessage();

        assertTrue(refusal.contains("by hand"), refusal);
        assertFalse(Files.exists(next));
    }

    @Test
    void aFileThatWouldMeanSomethingElseIsNotLeftBehind() throws IOException {
        Path next = directory.resolve("next.yaml");

        assertThrows(IllegalStateException.class, () -> promotion(TEXT).write(next, "default", FAST));

        assertFalse(Files.exists(next));
    }
}
