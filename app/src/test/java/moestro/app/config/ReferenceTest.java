package moestro.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import moestro.app.reference.Key;
import moestro.app.reference.Reference;
import moestro.app.report.Json;
import org.junit.jupiter.api.Test;

/** Holds what is described against what is read. */
class ReferenceTest {
    /** Has every section, so that whoever reads it is asked for all keys. */
    private static final String EVERY_SECTION = """
        application-id: flights
        kafka: { bootstrap.servers: "localhost:9092" }
        topics: { prefix: us }
        task: classification
        classes: [late, on-time]
        registry: { url: "http://localhost:8081" }
        input:
          events: { topic: departures, format: avro }
          labels: { topic: landings, format: json, label: delay }
        features:
          numbers: [ { name: distance } ]
          categories: [ { name: tail } ]
        time-to-live: 2d
        pending: { store: disk }
        http: { port: 0 }
        learning: { apart: [logistic] }
        panel:
          gate: { k: 1 }
          training: { everybody-until: 10 }
          roster: { resets: 1 }
          experts: [ { type: logistic } ]
        """;

    @Test
    void everyKeyThatIsReadIsDescribedAndTheOtherWayAround() {
        RunConfigReader reader = reader(EVERY_SECTION);
        reader.read();
        Set<String> read = reader.asked().stream()
                .map(key -> key.replace("an expert.", "panel.experts[].")
                        .replaceFirst("^features\\.(numbers|categories)\\.", "features.$1[]."))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> described = Reference.keys().stream().map(Key::path).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(read, described);
    }

    @Test
    void everyExampleAtTheTopIsAccepted() {
        List<String> free = List.of("application-id", "kafka", "task", "features", "time-to-live", "classes", "panel");
        for (Key key : Reference.keys()) {
            boolean top = !key.path().contains(".") && !free.contains(key.path());
            if (top && !EVERY_SECTION.contains("\n" + key.path() + ":")) {
                RunConfigReader reader = reader(EVERY_SECTION + key.path() + ": " + key.example() + "\n");
                assertEquals("flights", reader.read().applicationId(), key::path);
            }
        }
    }

    @Test
    void everyDefaultOfTheGateIsDescribed() {
        assertTrue(Reference.keys().stream()
                .anyMatch(key ->
                        key.path().equals("panel.gate.k") && key.byDefault().equals("3")));
    }

    @Test
    void thePageIsAsTheProgramMakesIt() throws IOException {
        Generated.check("configuration.md", Reference.page(), "ReferenceTest");
    }

    @Test
    void theSchemaIsAsTheProgramMakesIt() throws IOException {
        Generated.check("configuration.schema.json", Json.text(Reference.schema()) + "\n", "ReferenceTest");
    }

    private static RunConfigReader reader(String yaml) {
        return new RunConfigReader(new YamlFile("here.yaml", yaml), Path.of("").toAbsolutePath(), name -> null);
    }
}
