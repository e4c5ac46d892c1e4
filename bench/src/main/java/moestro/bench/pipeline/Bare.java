package moestro.bench.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import moestro.topology.Profile;

/** The peer, as a process. */
final class Bare {
    private final Ground ground;
    private final String name;
    private final String events;
    private final int bytes;
    private final Profile profile;

    /**
     * The peer on a topic of events.
     *
     * @param name of the deployment beside which it runs
     * @param bytes of a result
     */
    Bare(Ground ground, String name, String events, int bytes, Profile profile) {
        this.ground = ground;
        this.name = name;
        this.events = events;
        this.bytes = bytes;
        this.profile = profile;
    }

    /** Its application id, and group. */
    String group() {
        return name + "-bare";
    }

    String results() {
        return name + "-bare-results";
    }

    Jvm start(String... options) throws IOException, InterruptedException {
        ground.create(results());
        Path file = ground.path(group() + ".properties");
        Files.writeString(
                file,
                String.join(
                        "\n",
                        "bootstrap.servers=" + ground.servers(),
                        BareMain.PROFILE + "=" + profile.name(),
                        BareMain.APPLICATION + "=" + group(),
                        BareMain.STATE + "=" + ground.path(group() + "-state"),
                        BareMain.EVENTS + "=" + events,
                        BareMain.RESULTS + "=" + results(),
                        BareMain.BYTES + "=" + bytes));
        return Jvm.start(BareMain.class, ground.path(group() + ".log"), List.of(options), List.of(file.toString()));
    }
}
