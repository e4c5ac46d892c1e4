package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import moestro.app.config.RunConfig;
import moestro.app.replay.ReplayCommand;
import moestro.app.report.Printed;
import moestro.avro.Lesson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code moestro replay} says of the lessons that a deployment has had. */
class ReplayIT {
    private static final int HALF = 260;

    @TempDir
    Path directory;

    @Test
    void anotherPanelIsComparedWithWhatWasInServiceAndPromotedToANewEdition() throws Exception {
        try (Trial trial = new Trial("replay", Duration.ofHours(12))) {
            int from = live(trial);
            Path configuration = RunProcess.configuration(trial, directory);

            JsonNode same = told(configuration, "--from", Integer.toString(from));
            List<Lesson> lessons = trial.taught();
            assertEquals(lessons.size(), same.get("lessons").asInt());
            assertEquals("the same panel", same.get("panel").asText());
            double rmse = served(trial, same.get("firstOffset").asLong());
            assertEquals(rmse, same.get("inService").get("rmse").asDouble(), 1e-3);
            assertTrue(same.get("replayed").get("rmse").asDouble() < .5, same::toString);

            Path panel = Files.writeString(
                    directory.resolve("lame.yaml"),
                    "experts: [ { name: lame, type: nearest-neighbors, k: 400, window: 400 } ]\n");
            Path next = directory.resolve("next.yaml");
            JsonNode lame = told(
                    configuration,
                    "--from",
                    Integer.toString(from),
                    "--panel",
                    panel.toString(),
                    "--promote",
                    next.toString());
            assertEquals("worse", lame.get("difference").get("verdict").asText(), lame::toString);
            assertEquals(1, lame.get("experts").size());
            assertEquals(2, RunConfig.load(next).edition());
            assertEquals(
                    List.of("lame"), RunConfig.load(next).deployment().panel().names());
        }
    }

    /** Runs until enough lessons have come that were predicted by what the first had taught; the offset of the first such. */
    private int live(Trial trial) throws Exception {
        try (var application = trial.start(directory.resolve("state"), Trial.Part.SERVE, Trial.Part.LEARN)) {
            trial.sendBoth(0, HALF);
            trial.fence(trial.at(Duration.ofHours(1)));
            trial.awaitModels();
            int from = (int) trial.lessons().records().getLast().offset() + 1;
            trial.sendBoth(HALF, 2 * HALF);
            trial.fence(trial.at(Duration.ofHours(2)));
            assertEquals(null, application.failure());
            return from;
        }
    }

    /** The error of the predictions as they stand on their topic, of all lessons from an offset on. */
    private static double served(Trial trial, long from) {
        double squares = 0;
        int count = 0;
        for (var record : trial.lessons().records()) {
            if (record.offset() >= from) {
                Lesson lesson = Lesson.CODEC.decode(record.value());
                double error = trial.prediction(lesson.id()).value() - lesson.label();
                squares += error * error;
                count++;
            }
        }
        return Math.sqrt(squares / count);
    }

    private static JsonNode told(Path configuration, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--config", configuration.toString()));
        arguments.addAll(List.of(more));
        return Printed.json(0, new ReplayCommand(), arguments.toArray(String[]::new));
    }
}
