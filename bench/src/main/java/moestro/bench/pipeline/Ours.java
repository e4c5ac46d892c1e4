package moestro.bench.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import moestro.app.Main;

/** The mixture as its users start it: {@code moestro run} with a configuration file. */
final class Ours {
    /** What is started. */
    enum Role {
        SERVE,
        LEARN,
        BOTH;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int MANY = 256;

    private final Ground ground;
    private final String name;
    private final int experts;
    private final String timeToLive;
    private final List<String> lines;
    private final int partitions;

    /**
     * A deployment.
     *
     * @param name of the application
     * @param experts how many feed-forward nets the panel has; two are asked
     * @param lines more of the configuration
     */
    Ours(Ground ground, String name, int experts, List<String> lines) {
        this(ground, name, experts, lines, "1h");
    }

    /** The same with another time-to-live. */
    Ours(Ground ground, String name, int experts, List<String> lines, String timeToLive) {
        this(ground, name, experts, lines, timeToLive, 1);
    }

    private Ours(Ground ground, String name, int experts, List<String> lines, String timeToLive, int partitions) {
        this.partitions = partitions;
        this.timeToLive = timeToLive;
        this.ground = ground;
        this.name = name;
        this.experts = experts;
        this.lines = lines;
    }

    /** The same with more partitions of events and labels. */
    Ours withPartitions(int number) {
        return new Ours(ground, name, experts, lines, timeToLive, number);
    }

    String events() {
        return name + "-events";
    }

    String feedback() {
        return name + "-feedback";
    }

    String predictions() {
        return name + "-predictions";
    }

    String lessons() {
        return name + "-lessons";
    }

    String models() {
        return name + "-models";
    }

    String pendingChangelog() {
        return servingGroup() + "-pending-changelog";
    }

    String servingGroup() {
        return name + "-serve";
    }

    String learningGroup() {
        return name + "-learn";
    }

    /** Starts it. */
    Jvm start(Role role, String... options) throws IOException, InterruptedException {
        return start(name + "-" + role.word(), configuration(role, name + "-state"), options);
    }

    /** Starts one of several that serve, with a state of its own. */
    Jvm startServing(int instance, int threads) throws IOException, InterruptedException {
        String own = name + "-serve-" + instance;
        return start(own, configuration(Role.SERVE, own + "-state") + "stream-threads: " + threads + "\n");
    }

    private Jvm start(String as, String configuration, String... options) throws IOException, InterruptedException {
        Path file = ground.path(as + ".yaml");
        Files.writeString(file, configuration);
        return Jvm.start(
                Main.class, ground.path(as + ".log"), List.of(options), List.of("run", "--config", file.toString()));
    }

    private String configuration(Role role, String state) {
        List<String> all = new ArrayList<>();
        all.add("application-id: " + name);
        all.add("role: " + role.word());
        all.add("topics: { prefix: " + name + ", partitions: " + partitions + " }");
        all.add("task: regression");
        all.add("features: { numbers: ["
                + IntStream.range(0, Traffic.NUMBERS).mapToObj(i -> "x" + i).collect(Collectors.joining(", ")) + "] }");
        all.add("time-to-live: " + timeToLive);
        all.add("pending: { most: 100_000_000 }");
        all.add("state-dir: " + ground.path(state));
        all.add("kafka:");
        all.add("  bootstrap.servers: \"" + ground.servers() + "\"");
        if (experts > MANY) {
            // The first transaction of so many learners, each with a changelog of its own, takes longer than the usual
            // 10 s.
            all.add("  transaction.timeout.ms: 300000");
        }
        all.add("panel:");
        all.add("  gate: { k: 2 }");
        all.add("  training: { everybody-until: 100, others-share: 0 }");
        all.add("  experts:");
        for (int e = 0; e < experts; e++) {
            all.add("    - { name: net-" + e + ", type: net, hidden: 32, replay: 0, rate: " + (.001 + .0001 * (e % 16))
                    + " }");
        }
        all.addAll(lines);
        return String.join("\n", all) + "\n";
    }
}
