package moestro.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import moestro.app.config.TaskKind;
import org.junit.jupiter.api.Test;

final class SuiteTest {
    private static Suite.Entry entry(String name) {
        return Suite.load().streams().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLineNamesFileColumnsAndDelays() {
        Suite.Entry bike = entry("bike");
        assertEquals(List.of(0, 24), bike.delays());
        Path folder = Path.of("folder");
        assertEquals(
                new Setting(
                        folder.resolve("bike.csv.gz"),
                        "cnt",
                        TaskKind.regression,
                        Set.of("season", "yr", "mnth", "hr", "weekday", "weathersit"),
                        24),
                bike.setting(folder, 24));
    }

    @Test
    void aLineWithoutNominalColumnsHasNone() {
        assertEquals(List.of(), entry("fried").nominal());
    }

    @Test
    void thePageHasAPlaceForEachTable() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "benchmarks.md"));
        for (Suite.Entry stream : Suite.load().streams()) {
            for (int delay : stream.delays()) {
                String table = "a table of " + stream.name() + " " + delay;
                assertTrue(MarkedPage.with(page, stream.name() + " " + delay, table)
                        .contains(table));
            }
        }
    }
}
