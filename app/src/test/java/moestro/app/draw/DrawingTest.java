package moestro.app.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import moestro.app.config.Panels;
import moestro.app.demo.FlightDeployment;
import moestro.app.report.Printed;
import moestro.mixture.Task;
import moestro.topology.Deployment;
import moestro.topology.Intake;
import org.junit.jupiter.api.Test;

class DrawingTest {
    private static final Task TASK = new Task.Regression();
    private final Deployment deployment = FlightDeployment.of(TASK, Panels.named(Panels.FAST, TASK), 1);
    private final Picture picture = TopologyCommand.picture(deployment, Optional.empty(), Set.of());

    @Test
    void everyTopicOfTheDeploymentIsDrawn() {
        List<String> drawn =
                picture.topics().stream().map(Picture.Thing::name).sorted().toList();

        assertEquals(deployment.topics().all().stream().sorted().toList(), drawn);
    }

    @Test
    void theTextSaysWhatEachProcessorReadsKeepsAndPassesOnTo() {
        String text = Drawing.text(picture);

        assertTrue(text.contains("""
              join
                reads     flights-feedback
                keeps     pending
            """), text);
        assertTrue(text.contains("  expert-net\n    then      merge\n"), text);
    }

    @Test
    void everyArrowOfMermaidAndOfGraphvizIsBetweenThingsThatAreDrawn() {
        for (String drawing : List.of(Drawing.mermaid(picture), Drawing.dot(picture))) {
            List<String> lines = drawing.lines().map(String::strip).toList();
            List<String> arrows = lines.stream()
                    .filter(line -> line.matches("\\w+ (-->|-.-|->) \\w+;?"))
                    .toList();
            assertEquals(picture.arrows().size(), arrows.size());
            for (String arrow : arrows) {
                for (String end : arrow.replace(";", "").split(" (-->|-.-|->) ", -1)) {
                    assertTrue(
                            lines.stream()
                                    .anyMatch(line -> line.startsWith(end + "[")
                                            || line.startsWith(end + "(")
                                            || line.startsWith(end + " [")),
                            end);
                }
            }
        }
    }

    @Test
    void whatTwoHalvesCallAlikeIsDrawnInEach() {
        String text = Drawing.text(TopologyCommand.picture(deployment, Optional.empty(), Set.of("net")));

        String main = text.substring(text.indexOf("learn, sub-topology"), text.indexOf("learn-net, sub-topology"));
        String apart = text.substring(text.indexOf("learn-net, sub-topology"));
        assertFalse(main.matches("(?s).*learned-net[,\n].*"), text);
        assertTrue(main.contains("learned-gate"), text);
        assertTrue(apart.contains("keeps     learned-net\n"), text);
        assertFalse(apart.contains("learned-gate"), text);
    }

    @Test
    void topicsOfOnesOwnComeFirst() {
        Intake intake =
                new Intake(new Intake.Source<>("departures", () -> (key, value, timestamp) -> null), Optional.empty());

        Picture own = TopologyCommand.picture(deployment, Optional.of(intake), Set.of());

        assertTrue(own.topics().contains(Picture.Thing.topic("departures")));
    }

    @Test
    void theObjectHasWhatTheTextSays() throws IOException {
        JsonNode drawn = Printed.json(0, new TopologyCommand());
        StringBuilder said = new StringBuilder();
        for (JsonNode part : drawn.get("subtopologies")) {
            said.append(part.get("name").asText()).append('\n');
            for (JsonNode processor : part.get("processors")) {
                said.append("  ").append(processor.get("name").asText()).append('\n');
            }
        }
        String text = Printed.text(0, new TopologyCommand());
        assertEquals(
                text.lines()
                        .filter(line -> !line.startsWith("    ") && !line.isEmpty())
                        .toList(),
                said.toString().lines().toList());
        assertTrue(
                drawn.toString()
                        .contains("{\"name\":\"join\",\"reads\":[\"flights-feedback\"],\"keeps\":[\"pending\"]"),
                drawn::toString);
        assertEquals(picture.topics().size(), drawn.get("topics").size());
    }

    @Test
    void oneThingIsPrintedAtATime() {
        assertEquals("", Printed.text(1, new TopologyCommand(), "--json", "--dot"));
    }
}
