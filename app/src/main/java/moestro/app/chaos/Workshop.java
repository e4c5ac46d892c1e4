package moestro.app.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import moestro.app.broker.LastingBroker;
import moestro.app.broker.Ports;
import moestro.app.config.Panels;
import moestro.topology.Topics;

/** The directory of a game day: what brokers keep, what the others are told, where they keep state, and all logs. */
final class Workshop {
    static final Topics TOPICS = Topics.withPrefix("chaos");

    private static final String PANEL = "/moestro/app/chaos/panel.yaml";

    private final Path directory;
    private final Setting setting;
    private final Map<Member, LastingBroker.Home> brokers = new LinkedHashMap<>();
    private final Map<Member, String> http = new LinkedHashMap<>();

    Workshop(Path directory, Setting setting, Network network) {
        this.directory = directory;
        this.setting = setting;
        Iterator<Integer> ports =
                Ports.free(setting.brokers() + setting.members().size()).iterator();
        for (Member member : members(Victim.BROKER)) {
            Path home = directory.resolve(member.label());
            brokers.put(member, new LastingBroker.Home(home, network.address(member), ports.next(), ports.next()));
        }
        setting.members().stream()
                .filter(member -> member.role() != Victim.BROKER)
                .forEach(member -> http.put(member, network.address(member) + ":" + ports.next()));
    }

    private List<Member> members(Victim role) {
        return setting.members().stream()
                .filter(member -> member.role() == role)
                .toList();
    }

    /** Where a broker lives. */
    LastingBroker.Home broker(Member member) {
        return brokers.get(member);
    }

    /** Where a process says whether it is ready, if the game needs to know. */
    URI ready(Member member) {
        return URI.create("http://" + http.get(member) + "/health/ready");
    }

    /** All brokers, as they have to know each other. */
    String voters() {
        return brokers.entrySet().stream()
                .map(broker -> broker.getKey().number() + "@"
                        + broker.getValue().address() + ":" + broker.getValue().controllerPort())
                .collect(Collectors.joining(","));
    }

    /** What clients call {@code bootstrap.servers}. */
    String servers() {
        return brokers.values().stream().map(LastingBroker.Home::servers).collect(Collectors.joining(","));
    }

    /** Where what a process says is written. */
    Path log(String process) {
        return directory.resolve(process + ".log");
    }

    Path directory() {
        return directory;
    }

    /** The configuration of a process. */
    Path configuration(Member member) {
        return directory.resolve(member.label() + ".yaml");
    }

    /** The configuration of who learns. */
    Path learning() {
        return configuration(members(Victim.LEARN).getFirst());
    }

    /** Writes the panel and the configurations that serving and learning are started with. */
    void furnish(Game game) throws IOException {
        String panel = panel(game.panel());
        for (Victim role : List.of(Victim.SERVE, Victim.LEARN, Victim.APART)) {
            for (Member member : members(role)) {
                Files.writeString(configuration(member), configuration(member, panel, game));
            }
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

    private String configuration(Member member, String panel, Game game) {
        return """
                application-id: chaos
                role: %s
                kafka:
                  bootstrap.servers: "%s"
                  num.standby.replicas: %d
                  group.protocol: %s
                %s
                topics: { prefix: chaos, partitions: %d, replication: %d }
                task: regression
                features: { numbers: [a, b, c], categories: [kind] }
                time-to-live: 5m # of event time: 30,000 events
                state-dir: state-%s
                seed: %d
                batch: %d
                commit-interval: %s
                panel: "%s"
                %s
                %s
                """.formatted(
                        member.role() == Victim.SERVE ? "serve" : "learn",
                        servers(),
                        setting.serving() > 1 ? 1 : 0,
                        setting.protocol(),
                        setting.clientProperties().entrySet().stream()
                                .map(property -> "  " + property.getKey() + ": \"" + property.getValue() + "\"")
                                .collect(Collectors.joining("\n")),
                        setting.partitions(),
                        setting.replicas(),
                        member.label(),
                        game.seed(),
                        game.batch(),
                        setting.brokers() > 1 ? "500ms" : "100ms", // so many processes share one machine
                        panel,
                        setting.apart().isEmpty() ? "" : "learning: { apart: " + setting.apart() + " }",
                        game.blows().rolling() ? place(member) : "");
    }

    private String place(Member member) {
        String[] place = http.get(member).split(":", -1);
        return "http: { bind: " + place[0] + ", port: " + place[1] + " }";
    }
}
