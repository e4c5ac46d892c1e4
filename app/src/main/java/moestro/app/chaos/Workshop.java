package moestro.app.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import moestro.app.broker.LastingBroker;
import moestro.app.broker.Ports;
import moestro.app.config.Panels;
import moestro.app.config.Role;
import moestro.topology.Topics;

/** The directory of a game day: what the broker keeps, what the others are told, where they keep state, and all logs. */
final class Workshop {
    static final int PARTITIONS = 2;
    static final Topics TOPICS = Topics.withPrefix("chaos");

    private static final String PANEL = "/moestro/app/chaos/panel.yaml";

    private final Path directory;
    private final LastingBroker.Home broker;

    Workshop(Path directory) {
        List<Integer> ports = Ports.free(2);
        this.directory = directory;
        this.broker = new LastingBroker.Home(directory.resolve("broker"), ports.get(0), ports.get(1));
    }

    LastingBroker.Home broker() {
        return broker;
    }

    String servers() {
        return "127.0.0.1:" + broker.port();
    }

    /** Where what a process says is written. */
    Path log(String process) {
        return directory.resolve(process + ".log");
    }

    Path directory() {
        return directory;
    }

    /** The configuration of a role. */
    Path configuration(Role role) {
        return directory.resolve(role.name().toLowerCase(Locale.ROOT) + ".yaml");
    }

    /** Writes the panel and the configurations that serving and learning are started with. */
    void furnish(Game game) throws IOException {
        String panel = panel(game.panel());
        for (Role role : List.of(Role.SERVE, Role.LEARN)) {
            Files.writeString(configuration(role), configuration(role, panel, game.seed(), game.batch()));
        }
    }

    /** The panel by the name or file that configurations take; the game's own is written beside them. */
    private String panel(String asked) throws IOException {
        if (asked != null) {
            boolean named = asked.equals(Panels.DEFAULT) || asked.equals(Panels.FAST);
            return named ? asked : Path.of(asked).toAbsolutePath().toString();
        }
        try (InputStream own = Workshop.class.getResourceAsStream(PANEL)) {
            Files.copy(own, directory.resolve("panel.yaml"));
        }
        return "panel.yaml";
    }

    private String configuration(Role role, String panel, long seed, int batch) {
        return """
                application-id: chaos
                role: %s
                kafka:
                  bootstrap.servers: "%s"
                topics: { prefix: chaos, partitions: %d }
                task: regression
                features: { numbers: [a, b, c], categories: [kind] }
                time-to-live: 5m # of event time: 30,000 events
                state-dir: state
                seed: %d
                batch: %d
                panel: "%s"
                """.formatted(role.name().toLowerCase(Locale.ROOT), servers(), PARTITIONS, seed, batch, panel);
    }
}
