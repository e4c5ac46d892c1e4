package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import moestro.app.broker.EmbeddedBroker;
import moestro.app.config.Panels;
import moestro.app.demo.FeedCommand;
import moestro.app.demo.FlightDeployment;
import moestro.app.report.Printed;
import moestro.app.run.Application;
import moestro.mixture.Catalogue;
import moestro.mixture.Task;
import moestro.topology.Deployment;
import moestro.topology.MixtureTopology;
import moestro.topology.Profile;
import moestro.topology.TopicPlan;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code moestro feed}, with what serves. */
class FeedIT {
    private static final int EVENTS = 400;

    @TempDir
    Path directory;

    @Test
    void everyFlightThatIsFedIsPredictedAndTheScoreIsTold() throws Exception {
        Task task = new Task.Regression();
        Deployment deployment = FlightDeployment.of(task, Panels.named(Panels.FAST, task), 1);
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                Application application = new Application()) {
            Map<String, String> client = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
            try (Admin admin = Admin.create(Map.<String, Object>copyOf(client))) {
                new TopicPlan(deployment.topics(), 1, (short) 1).create(admin);
            }
            application.serve(
                    new MixtureTopology(deployment, Catalogue.load()),
                    new Application.Settings(
                            "feed-test",
                            directory,
                            1,
                            Profile.BALANCED.committingEvery(Duration.ofMillis(20)),
                            client));

            JsonNode told = Printed.json(
                    0,
                    new FeedCommand(),
                    "--bootstrap-servers",
                    broker.bootstrapServers(),
                    "--events",
                    Integer.toString(EVENTS),
                    "--rate",
                    "1000");

            assertEquals(EVENTS, told.get("events").asInt());
            assertEquals(EVENTS, told.get("predicted").asInt());
            assertTrue(told.get("complete").asBoolean());
            assertTrue(told.get("mixture").get("rmse").asDouble() > 0);
        }
    }
}
