package moestro.app.chaos;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import moestro.app.broker.QuietLogs;
import moestro.app.broker.TemporaryDirectory;
import moestro.app.config.Panels;
import moestro.app.report.Output;
import moestro.mixture.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code moestro chaos}. */
@Command(
        name = "chaos",
        description = "A game day on this machine: serving, learning and a broker in processes of their own are killed"
                + " again and again, and then everything is counted.",
        footer = {
            "",
            "Events get labels that come late, shuffled, early, twice or not at all. Each",
            "SIGKILL hits one of the three processes, a third of them each, when so many",
            "events were sent: the same ones for the same seed. At the end each event must",
            "have one prediction, each label one lesson, and 'moestro audit' must find every",
            "model equal to the fold of its lessons. Ends with exit code 0 only then;",
            "otherwise keeps all logs, and says where. Needs three or four GB of memory.",
            "",
            "Several instances and brokers show what a cluster does: half of the blows then may",
            "cut a process off from the network for 15 s (--cut: Linux, as root).",
            "",
            "Example: moestro chaos --events 20000 --kills 6",
            "         moestro chaos --events 60000 --kills 10 --rate 300 --serving 3 --brokers 3",
            "             --apart forest,net --cut",
            "         moestro chaos --events 30000 --rate 250 --serving 3 --brokers 3 --rolling"
        })
public final class ChaosCommand implements Callable<Integer> {
    /** How a deployment may be broken on purpose. */
    enum Breakage {
        /** Without transactions. */
        AT_LEAST_ONCE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--events", paramLabel = "N", description = "How many events (default 200,000).")
    private int events = 200_000;

    @Option(
            names = "--kills",
            paramLabel = "K",
            description = "How many SIGKILLs (default 20, or none with --rolling).")
    private Integer kills;

    @Option(
            names = "--rolling",
            description =
                    "After the kills, a rolling restart: every process in turn gets SIGTERM, is waited for and started"
                            + " again while events flow.")
    private boolean rolling;

    @Option(names = "--seed", paramLabel = "S", description = "Of stream, kills and models (default 1).")
    private long seed = 1;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "Events a second, at most. Without it, as fast as they are predicted.")
    private double rate = Integer.MAX_VALUE;

    @Option(
            names = "--panel",
            paramLabel = "FILE",
            description = "A panel file, 'default' or 'fast'. Without it, one small expert of every kind.")
    private String panel;

    @Option(names = "--batch", paramLabel = "B", description = "How many events the gate scores together (default 1).")
    private int batch = 1;

    @Option(names = "--serving", paramLabel = "S", description = "How many instances serve (default 1).")
    private int serving = 1;

    @Option(
            names = "--apart",
            paramLabel = "EXPERTS",
            split = ",",
            description =
                    "Experts that a process of its own learns; of the game's own panel: linear, squares, tree, net,"
                            + " neighbors, forest, spare.")
    private List<String> apart = List.of();

    @Option(names = "--brokers", paramLabel = "B", description = "How many brokers the cluster has (default 1).")
    private int brokers = 1;

    @Option(
            names = "--broker-property",
            paramLabel = "KEY=VALUE",
            description = "A property of the brokers, to see what it changes; may be given more than once.")
    private Map<String, String> brokerProperties = Map.of();

    @Option(
            names = "--client-property",
            paramLabel = "KEY=VALUE",
            description = "The same of Kafka's clients in who serves and learns.")
    private Map<String, String> clientProperties = Map.of();

    @Option(
            names = "--hit",
            paramLabel = "WHOM",
            split = ",",
            description = "Hit only these: ${COMPLETION-CANDIDATES}.")
    private List<Victim> hit = List.of(Victim.values());

    @Option(
            names = "--cut",
            arity = "0..1",
            fallbackValue = "half",
            paramLabel = "SHARE",
            description = "Cut off from the network instead of killing, half of the times; with --cut=all always.")
    private Blows.Cuts cut = Blows.Cuts.NONE;

    @Option(
            names = "--protocol",
            paramLabel = "P",
            description = "How instances share partitions: classic (default), or streams (KIP-1071).")
    private String protocol = "classic";

    @Mixin
    private Output output;

    @Option(names = "--keep", description = "Keep logs, configurations and topics even if all is well.")
    private boolean keep;

    @Option(names = "--break", hidden = true, description = "Deploy something broken: ${COMPLETION-CANDIDATES}.")
    private Breakage breakage;

    @Override
    public Integer call() throws Exception {
        QuietLogs.hush();
        Setting setting = new Setting(brokers, serving, apart, protocol, brokerProperties, clientProperties);
        Blows blows = new Blows(kills == null ? rolling ? 0 : 20 : kills, hit, cut, rolling);
        Game game = new Game(events, blows, seed, rate, panel, batch, setting, breakage != null);
        if (panel != null) {
            Panels.resolve(panel, new Task.Regression());
        }
        TemporaryDirectory directory = new TemporaryDirectory("moestro-chaos-");
        Network network = cut != Blows.Cuts.NONE ? new Namespaces(setting.members()) : Network.loopback();
        Workshop workshop = new Workshop(directory.path(), setting, network);
        Class<?> main = spec.root().userObject().getClass();
        Cast cast = new Cast(game, workshop, network, main);
        try (Exit exit = Exit.of(cast, network, directory)) {
            Verdict verdict = play(game, workshop, network, cast, main);
            output.text().print(new VerdictText(verdict).text());
            output.json(verdict.json());
            if (verdict.isGood() && !keep) {
                exit.leaveNothing();
            }
            return verdict.isGood() ? 0 : 1;
        }
    }

    private Verdict play(Game game, Workshop workshop, Network network, Cast cast, Class<?> main) throws Exception {
        workshop.furnish(game);
        output.progress()
                .printf(
                        Locale.ROOT,
                        "%,d events, %d %s; %d serving, %d learning, %d %s on %s, in %s%n%n",
                        game.events(),
                        game.blows().kills(),
                        game.blows().cuts() == Blows.Cuts.NONE ? "kills" : "kills and cuts",
                        game.setting().serving(),
                        game.setting().apart().isEmpty() ? 1 : 2,
                        game.setting().brokers(),
                        game.setting().brokers() == 1 ? "broker" : "brokers",
                        workshop.servers(),
                        workshop.directory());
        GameDay.Course course = new GameDay(game, workshop, network, cast, output.progress()).play();
        boolean orderly = cast.stopStreams();
        Script script = new Script(game.seed(), game.events());
        Tally tally = new Tally(game.events(), script::isLabelled);
        int deadLetters = new Count(workshop.servers(), game.setting().partitions(), tally).run();
        boolean clean = Auditor.isClean(workshop, main);
        return new Verdict(game, script.labels(), course, tally, deadLetters, orderly, clean);
    }
}
