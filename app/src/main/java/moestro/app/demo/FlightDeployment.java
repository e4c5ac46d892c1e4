package moestro.app.demo;

import java.time.Duration;
import moestro.mixture.Panel;
import moestro.mixture.Task;
import moestro.topology.Batching;
import moestro.topology.Deployment;
import moestro.topology.Guarding;
import moestro.topology.PendingSettings;
import moestro.topology.Topics;

/** What the demo deploys. */
public final class FlightDeployment {
    private FlightDeployment() {}

    /** A deployment of the sample flights with this panel. */
    public static Deployment of(Task task, Panel panel, long seed) {
        return new Deployment(
                task,
                FlightTimeline.features(),
                panel,
                seed,
                Topics.withPrefix("flights"),
                Duration.ofDays(1),
                PendingSettings.defaults(),
                Duration.ofMillis(20),
                1 << 20,
                Duration.ofSeconds(5),
                Guarding.defaults(),
                Batching.automatic());
    }
}
