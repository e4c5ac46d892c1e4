package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import moestro.avro.Command;
import moestro.avro.Command.Kind;
import moestro.avro.Decision;
import moestro.avro.Feedback;
import moestro.avro.Lesson;
import moestro.mixture.Catalogue;
import moestro.mixture.Hash;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import moestro.mixture.roster.RosterSettings;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands come among the lessons, and whoever folds these obeys them at the same place. */
final class CommandsTopologyTest {
    private static final int EVENTS = 600;
    private static final List<Command.Parameter> NONE = List.of();

    @TempDir
    Path stateDir;

    private int commands;

    private static Deployment deployment(boolean enabled) {
        List<Panel.Member> members = List.of(
                Fixture.member("linear", "linear"),
                Fixture.member("slow", "linear"),
                Fixture.member("neighbors", "nearest-neighbors"),
                Fixture.member("least", "recursive-least-squares"),
                Panel.Member.spare("spare-1"),
                Panel.Member.spare("spare-2"));
        Map<String, Double> roster = new TreeMap<>(
                Map.of("window", 100.0, "never-asked", .05, "apprenticeship", 10.0, "shadow", 40.0, "shadow-rate", .5));
        roster.put("enabled", enabled ? 1.0 : 0.0);
        Panel panel = new Panel(
                members,
                GateSettings.of(new Parameters(Map.of("k", 2.0, "warmup", 20.0))),
                new Panel.Training(50, .25),
                RosterSettings.of(new Parameters(roster)));
        return Fixture.deployment(new Task.Regression(), panel);
    }

    private Command command(Kind kind, String expert, String type, List<Command.Parameter> parameters) {
        String id = "command-" + commands++;
        return new Command(id, Fixture.START, "ann", "to see", kind, expert, type, parameters);
    }

    private Command command(Kind kind, String expert) {
        return command(kind, expert, null, NONE);
    }

    /** A command at random. */
    private Command any(long seed, int n) {
        List<String> names = deployment(true).panel().names();
        List<Kind> kinds =
                List.of(Kind.FREEZE, Kind.UNFREEZE, Kind.RESET, Kind.ADD, Kind.DRAIN, Kind.REMOVE, Kind.PROMOTE);
        Kind kind = kinds.get(Hash.below(Hash.mix(seed, n, 1), kinds.size()));
        String expert = names.get(Hash.below(Hash.mix(seed, n, 2), names.size()));
        List<String> types = List.of("linear", "net", "recursive-least-squares", "nearest-neighbors");
        String type = kind == Kind.ADD ? types.get(Hash.below(Hash.mix(seed, n, 3), types.size())) : null;
        return command(kind, expert, type, NONE);
    }

    private void play(Fixture fixture, int from, int to, Runnable every20) {
        for (int n = from; n < to; n++) {
            long now = Fixture.START + n * 1000L;
            fixture.send(Fixture.event(n, now));
            if (n >= 3) {
                fixture.send(Feedback.ofValue("id-" + (n - 3), now, Fixture.truth(n - 3)));
            }
            if (n % 20 == 19) {
                every20.run();
                fixture.publish();
            }
        }
    }

    private static Mixture fold(Deployment deployment, List<byte[]> records) {
        Mixture mixture = new Mixture(
                deployment.task(), deployment.features(), deployment.panel(), Catalogue.load(), deployment.seed());
        LessonReader reader = new LessonReader(deployment);
        for (byte[] value : records) {
            if (reader.isCommand(value)) {
                mixture.obey(reader.command(value));
            } else {
                mixture.learn(reader.read(value));
            }
        }
        return mixture;
    }

    private static void assertSameBytes(Mixture fold, Fixture fixture) {
        for (String model : fold.names()) {
            LearnStore<?> store = (LearnStore<?>) fixture.driver().getStateStore(Nodes.learnedStore(model));
            Map<String, byte[]> learned = store.state();
            Map<String, byte[]> expected = fold.stored(model);
            assertEquals(expected.keySet(), learned.keySet(), model);
            expected.forEach((section, bytes) -> assertArrayEquals(bytes, learned.get(section), model + "/" + section));
        }
    }

    private static List<Decision> decisions(Fixture fixture) {
        return fixture.values(Fixture.TOPICS.decisions()).stream()
                .map(Decision.CODEC::decode)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void afterAnyCommandsTheTopologyHasDecidedAndLearnedAsTheMixtureOverTheSameLog(long seed) {
        Deployment deployment = deployment(seed % 2 == 0);
        try (Fixture fixture = new Fixture(stateDir, Catalogue.load(), deployment)) {
            play(fixture, 0, EVENTS, () -> fixture.send(any(seed, commands)));
            List<byte[]> log = fixture.values(Fixture.TOPICS.lessons());
            Mixture fold = fold(deployment, log);
            assertSameBytes(fold, fixture);
            List<String> decided = new ArrayList<>();
            fold.decisions().forEach(one -> decided.add(one.command() + " " + one.sentence()));
            List<String> told = new ArrayList<>();
            decisions(fixture).stream()
                    .filter(one -> one.lesson() > 0)
                    .forEach(one -> told.add(one.command() + " "
                            + new moestro.mixture.roster.Decision(
                                            one.lesson(),
                                            one.expert(),
                                            moestro.mixture.roster.Decision.Kind.valueOf(
                                                    one.kind().name()),
                                            one.reason())
                                    .sentence()));
            assertEquals(decided, told);
            LearnStore<?> gate = (LearnStore<?>) fixture.driver().getStateStore(Nodes.learnedStore(Mixture.GATE));
            assertEquals(log.size() - 1, gate.version(), "a command has an offset");
            long lessons = log.stream().filter(Lesson.CODEC::recognises).count();
            assertEquals(lessons, gate.lessons(), "and is no lesson");
        }
    }

    @Test
    void anExpertThatIsAddedIsScoredThenAskedAndOneThatIsRemovedIsAskedNoMore() {
        try (Fixture fixture = new Fixture(stateDir, Catalogue.load(), deployment(true))) {
            play(fixture, 0, 100, () -> {});
            fixture.send(command(Kind.ADD, null, "recursive-least-squares", NONE));
            fixture.send(command(Kind.REMOVE, "least"));
            fixture.publish();
            play(fixture, 100, EVENTS, () -> {});
            List<Decision> decisions = decisions(fixture);
            assertEquals(Decision.Kind.ADD, decisions.getFirst().kind());
            assertEquals(Decision.Kind.REMOVE, decisions.get(1).kind());
            Decision promotion = decisions.stream()
                    .filter(one -> one.kind() == Decision.Kind.PROMOTE)
                    .findFirst()
                    .orElseThrow();
            assertEquals("spare-1", decisions.getFirst().expert());
            assertEquals("command-0", decisions.getFirst().command());
            assertEquals("ann", decisions.getFirst().who());
            assertEquals("spare-1", promotion.expert());
            assertNull(promotion.command(), "it was its answers");
            List<Lesson> lessons = fixture.values(Fixture.TOPICS.lessons()).stream()
                    .filter(Lesson.CODEC::recognises)
                    .map(Lesson.CODEC::decode)
                    .toList();
            int promoted = (int) promotion.lesson();
            assertEquals(0, voices(lessons.subList(0, promoted), "spare-1"));
            assertTrue(voices(lessons.subList(promoted + 30, lessons.size()), "spare-1") > 100);
            assertEquals(0, voices(lessons.subList(125, lessons.size()), "least"));
            assertEquals(List.of(), fixture.deadLetters());
            assertTrue(fixture.predictions().stream()
                    .allMatch(one -> one.degraded().isEmpty()));
        }
    }

    private static long voices(List<Lesson> lessons, String expert) {
        return lessons.stream()
                .filter(lesson ->
                        List.of(lesson.asked()).subList(0, lesson.routed()).contains(expert))
                .count();
    }

    @Test
    void aCommandThatComesTwiceIsObeyedOnce() {
        Deployment deployment = deployment(true);
        try (Fixture fixture = new Fixture(stateDir, Catalogue.load(), deployment)) {
            Command reset = command(Kind.RESET, "linear");
            fixture.send(reset);
            play(fixture, 0, 40, () -> {});
            fixture.send(reset);
            assertEquals(1, decisions(fixture).size());
            assertEquals(
                    1,
                    fold(deployment, fixture.values(Fixture.TOPICS.lessons()))
                            .roster()
                            .generation(0));
        }
    }

    @Test
    void whatCannotBeObeyedIsADeadLetterWithTheReasonAndWhoeverGaveItIsTold() {
        try (Fixture fixture = new Fixture(stateDir, Catalogue.load(), deployment(true))) {
            fixture.sendCommand("drain".getBytes(StandardCharsets.UTF_8), Fixture.START);
            fixture.sendCommand(null, Fixture.START);
            fixture.send(command(Kind.DRAIN, "nobody"));
            fixture.send(command(Kind.ADD, "spare-1", "oracle", NONE));
            fixture.send(command(Kind.ADD, "spare-1", "linear", List.of(new Command.Parameter("rate", Double.NaN))));
            fixture.send(command(Kind.ADD, "spare-1", "linear", List.of(new Command.Parameter("depth", 3))));
            fixture.send(new Command("silent", Fixture.START, "ann", "", Kind.DRAIN, "slow"));
            fixture.send(command(Kind.UNKNOWN, "slow"));
            List<String> reasons = fixture.deadLetters();
            List<String> expected = List.of(
                    "Command: the message does not begin with C3 01",
                    "the value is null: a command was expected",
                    "the panel has no expert or seat 'nobody'",
                    "expert 'spare-1': there is no type 'oracle'",
                    "command 'command-2': parameter 'rate' is NaN",
                    "expert 'spare-1':",
                    "command 'silent': its 'why' is empty",
                    "command 'command-4': its kind is newer than this program");
            assertEquals(expected.size(), reasons.size(), reasons::toString);
            for (int i = 0; i < reasons.size(); i++) {
                assertTrue(reasons.get(i).startsWith(expected.get(i)), reasons.get(i));
            }
            List<Decision> refused = decisions(fixture);
            assertEquals(
                    reasons.subList(2, reasons.size()),
                    refused.stream().map(Decision::reason).toList());
            assertTrue(refused.stream().allMatch(one -> one.kind() == Decision.Kind.REFUSE));
            assertEquals("silent", refused.get(4).command());
            assertEquals(List.of(), fixture.values(Fixture.TOPICS.lessons()));
        }
    }

    @Test
    void aCommandThatOnlyLearnersCanRefuseIsDecidedThere() {
        try (Fixture fixture = new Fixture(stateDir, Catalogue.load(), deployment(true))) {
            fixture.send(command(Kind.UNFREEZE, "slow"));
            Decision decision = decisions(fixture).getFirst();
            assertEquals(Decision.Kind.REFUSE, decision.kind());
            assertTrue(decision.reason().startsWith("it is not frozen; ann asked to unfreeze: to see"));
            assertEquals(1, fixture.values(Fixture.TOPICS.lessons()).size());
        }
    }

    @Test
    void theWayOfCommandsLeavesTheOtherTasksTheirNumbers() {
        Topology topology = new MixtureTopology(deployment(true), Catalogue.load()).serve(new Topology());
        List<String> sources = new ArrayList<>();
        for (TopologyDescription.Subtopology part : topology.describe().subtopologies()) {
            part.nodes().stream()
                    .filter(TopologyDescription.Source.class::isInstance)
                    .forEach(node -> sources.add(part.id() + " " + node.name()));
        }
        sources.sort(null);
        assertEquals(List.of("1 events-in", "1 feedback-in", "2 user-orders-in"), sources);
    }

    @Test
    void thePublishedPanelTellsWhoSitsWhere() {
        Deployment deployment = deployment(true);
        try (Fixture fixture = new Fixture(stateDir, Catalogue.load(), deployment)) {
            play(fixture, 0, 100, () -> {});
            fixture.send(command(Kind.ADD, "spare-2", "net", List.of(new Command.Parameter("hidden", 4))));
            fixture.send(command(Kind.FREEZE, "linear"));
            fixture.send(command(Kind.DRAIN, "slow"));
            fixture.publish();
            PublishedPanel panel = new PublishedPanel(deployment, Catalogue.load(), 0);
            fixture.records(Fixture.TOPICS.models())
                    .forEach(record ->
                            panel.published(new String(record.key(), StandardCharsets.UTF_8), record.value()));
            List<String> told = panel.seats().stream()
                    .map(seat -> seat.name() + " " + seat.type() + seat.parameters() + " " + seat.state() + " "
                            + seat.frozen() + " " + seat.generation())
                    .toList();
            assertEquals(
                    List.of(
                            "linear linear{} awake true 0",
                            "slow linear{} drained false 0",
                            "neighbors nearest-neighbors{} awake false 0",
                            "least recursive-least-squares{} awake false 0",
                            "spare-1 {} free false 0",
                            "spare-2 net{hidden=4.0} shadow false 1"),
                    told);
        }
    }
}
