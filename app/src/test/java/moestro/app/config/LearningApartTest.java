package moestro.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which experts learn apart, as a file says it. */
class LearningApartTest {
    private static final String HEAD = """
        application-id: flights
        kafka: { bootstrap.servers: "localhost:9092" }
        task: regression
        features: { numbers: [distance] }
        time-to-live: 2d
        panel: { experts: [ { name: forest, type: adaptive-forest }, { name: near, type: nearest-neighbors } ] }
        """;

    private static RunConfig read(String more) {
        return new RunConfigReader(
                        new YamlFile("here.yaml", HEAD + more), Path.of("").toAbsolutePath(), name -> null)
                .read();
    }

    private static List<String> problems(String more) {
        return assertThrows(InvalidConfigurationException.class, () -> read(more)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void nobodyLearnsApartUnlessTheFileSaysSo() {
        assertEquals(Set.of(), read("").apart());
        assertEquals(Set.of(), read("learning: { apart: [] }\n").apart());
    }

    @Test
    void theNamesAreThoseOfTheFile() {
        assertEquals(
                Set.of("near", "forest"),
                read("learning: { apart: [near, forest] }\n").apart());
    }

    @Test
    void anotherRoleOrPortLeavesTheRestAsItIs() {
        RunConfig config = read("learning: { apart: [near] }\nhttp: { port: 80, bind: 0.0.0.0 }\n");
        RunConfig changed = config.as(Role.LEARN).servedAt(81);
        assertEquals(Role.LEARN, changed.role());
        assertEquals(Optional.of(new HttpSettings("0.0.0.0", 81)), changed.http());
        assertEquals(config, changed.as(Role.BOTH).servedAt(80));
        assertEquals(
                Optional.of(new HttpSettings(HttpSettings.LOOPBACK, 0)),
                read("").servedAt(0).http());
    }

    @Test
    void aSlipOfAnExpertsNameIsRecognised() {
        assertEquals(
                List.of("line 7: 'forrest' in 'apart' under 'learning' is no expert of the panel; did you mean"
                        + " 'forest'?"),
                problems("learning: { apart: [forrest] }\n"));
    }

    @Test
    void whatIsNoExpertIsToldWithThoseThereAre() {
        assertEquals(
                List.of("line 7: 'trees' in 'apart' under 'learning' is no expert of the panel; known: forest, near"),
                problems("learning: { apart: [trees] }\n"));
    }

    @Test
    void encoderAndGateCannotLearnApart() {
        assertEquals(
                List.of(
                        "line 8: 'gate' in 'apart' under 'learning' cannot learn apart: only experts can, for every"
                                + " prediction rests on the gate",
                        "line 9: 'encoder' in 'apart' under 'learning' cannot learn apart: only experts can, for every"
                                + " prediction rests on the encoder"),
                problems("learning:\n  apart: [gate,\n          encoder]\n"));
    }

    @Test
    void anExpertIsNamedOnceAndTheKeyIsSpeltRight() {
        assertEquals(
                List.of("line 7: expert 'near' is listed twice, first on line 7"),
                problems("learning: { apart: [near, near] }\n"));
        assertEquals(
                List.of("line 7: unknown key 'aprt' in learning; did you mean 'apart'?"),
                problems("learning: { aprt: [near] }\n"));
    }
}
