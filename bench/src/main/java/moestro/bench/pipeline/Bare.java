package moestro.bench.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The peer, as a process. */
final class Bare {
    private final Ground ground;
    private final String events;
    private final int bytes;
    private final List<String> properties;

    /**
     * The peer on a topic of events.
     *
     * @param bytes of a result
     * @param properties of its clients, as {@code key=value}, and {@code moestro.commit-interval} in milliseconds
     */
    Bare(Ground ground, String events, int bytes, List<String> properties) {
        this.ground = ground;
        this.events = events;
        this.bytes = bytes;
        this.properties = properties;
    }

    Jvm start(String... options) throws IOException, InterruptedException {
        ground.create(BareMain.RESULTS);
        Path file = ground.path("bare.properties");
        Files.writeString(file, "bootstrap.servers=" + ground.servers() + "\n" + String.join("\n", properties) + "\n");
        return Jvm.start(
                BareMain.class,
                ground.path("bare.log"),
                List.of(options),
                List.of(file.toString(), ground.path("bare-state").toString(), bytes + "", events));
    }
}
