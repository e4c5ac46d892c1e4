package moestro.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import moestro.app.config.TaskKind;
import moestro.app.evaluate.CsvStream;
import moestro.mixture.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RaceTest {
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Setting setting(int records) throws IOException {
        CsvStream stream = Streams.classes(records);
        StringBuilder csv = new StringBuilder("height,width,colour,answer\n");
        for (int t = 0; t < records; t++) {
            Row row = stream.rows().get(t);
            csv.append(row.numbers()[0]).append(',').append(row.numbers()[1]).append(',');
            csv.append(row.categories()[0])
                    .append(',')
                    .append(stream.labels()[t] > 0 ? "yes" : "no")
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("made-up.csv"), csv);
        return new Setting(file, "answer", TaskKind.classification, Set.of("colour"), 5);
    }

    @Test
    void aFreshJvmFindsWhatThisOneFinds() throws IOException {
        Setting setting = setting(300);
        List<Contender> contenders = Contender.named(List.of("moestro-fast", "HoeffdingTree"), true);
        List<Outcome> outcomes = new Race(List.of(3, 4), NOWHERE).run(setting, contenders);
        assertEquals(
                List.of("moestro-fast 3", "moestro-fast 4", "HoeffdingTree 3"),
                outcomes.stream().map(one -> one.learner() + " " + one.seed()).toList());
        Outcome here = contenders.getLast().run(setting.read(), 5, 3);
        assertEquals(here.metrics(), outcomes.getLast().metrics());
        assertTrue(outcomes.getFirst().microsPerInstance() > 0);
    }

    @Test
    void aRunThatFailsSaysWhy() throws IOException {
        Setting setting = new Setting(setting(10).data(), "price", TaskKind.classification, Set.of(), 0);
        Race race = new Race(List.of(1), NOWHERE);
        List<Contender> contenders = Contender.named(List.of("HAT"), true);
        Exception failure = assertThrows(IllegalStateException.class, () -> race.run(setting, contenders));
        assertTrue(failure.getMessage().contains("no column 'price'"), failure.getMessage());
    }

    @Test
    void aLearnerOfTheOtherTaskIsRefused() {
        List<String> names = List.of("ARFReg10");
        Exception refusal = assertThrows(IllegalArgumentException.class, () -> Contender.named(names, true));
        assertTrue(
                refusal.getMessage().contains("there are [moestro, moestro-fast, HoeffdingTree"), refusal.getMessage());
    }
}
