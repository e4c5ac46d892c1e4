package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import moestro.avro.Decision;
import moestro.avro.Feedback;
import moestro.avro.Lesson;
import moestro.mixture.Catalogue;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Input;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import moestro.mixture.roster.RosterSettings;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the topology decides about its experts is what the mixture in one process decides over the same lessons. */
final class RosterTopologyTest {
    private static final Task REGRESSION = new Task.Regression();
    private static final int EVENTS = 1200;
    private static final int DRIFT = 600;

    @TempDir
    Path stateDir;

    /** Answers the same number, far off, whatever it is taught. */
    private record Stubborn() implements Expert {
        @Override
        public void predict(Input input, float[] output) {
            output[0] = 9;
        }

        @Override
        public void learn(Input input, float target) {}

        @Override
        public void writeModel(StateWriter out) {
            out.section("stubborn");
        }

        @Override
        public void writeTraining(StateWriter out) {}

        @Override
        public void readModel(StateReader in) {
            in.section("stubborn");
        }

        @Override
        public void readTraining(StateReader in) {}
    }

    private record StubbornFactory() implements ExpertFactory {
        @Override
        public String type() {
            return "stubborn";
        }

        @Override
        public boolean supports(Task task) {
            return true;
        }

        @Override
        public Expert create(ExpertSettings settings) {
            return new Stubborn();
        }
    }

    private static Catalogue catalogue() {
        List<ExpertFactory> factories =
                new ArrayList<>(Catalogue.load().factories().values());
        factories.add(new StubbornFactory());
        return new Catalogue(factories);
    }

    private static Deployment deployment() {
        List<Panel.Member> members = List.of(
                Fixture.member("linear", "linear"),
                Fixture.member("slow", "linear"),
                Fixture.member("stubborn", "stubborn"),
                Fixture.member("neighbors", "nearest-neighbors"),
                new Panel.Member("net", "net", Map.of("hidden", 4.0), true));
        Panel panel = new Panel(
                members,
                GateSettings.of(new Parameters(Map.of("k", 2.0, "warmup", 20.0, "exploration", .5))),
                new Panel.Training(50, .25),
                RosterSettings.of(new Parameters(
                        Map.of("window", 200.0, "never-asked", .02, "apprenticeship", 10.0, "resets", 1.0))));
        return Fixture.deployment(REGRESSION, panel);
    }

    /** The truth jumps at the drift. Labels come three events late; models are published every ten. */
    private static void play(Fixture fixture) {
        for (int n = 0; n < EVENTS + 3; n++) {
            long now = Fixture.START + n * 1000L;
            if (n < EVENTS) {
                fixture.send(Fixture.event(n, now));
            }
            if (n >= 3) {
                double drift = n - 3 < DRIFT ? 0 : 30;
                fixture.send(Feedback.ofValue("id-" + (n - 3), now, Fixture.truth(n - 3) + drift));
            }
            if (n % 10 == 0) {
                fixture.publish();
            }
        }
        fixture.publish();
    }

    private static Mixture fold(Deployment deployment, List<byte[]> lessons) {
        Mixture mixture = new Mixture(
                deployment.task(), deployment.features(), deployment.panel(), catalogue(), deployment.seed());
        Contracts contracts = new Contracts(deployment);
        lessons.forEach(bytes -> mixture.learn(contracts.lesson(bytes)));
        return mixture;
    }

    private static void assertSameBytes(Mixture fold, Fixture fixture, String model) {
        Map<String, byte[]> expected = new TreeMap<>();
        fold.models().forEach((section, bytes) -> {
            if (section.startsWith(model + "/")) {
                expected.put(section.substring(model.length() + 1), bytes);
            }
        });
        LearnStore<?> store = (LearnStore<?>) fixture.driver().getStateStore(Nodes.learnedStore(model));
        Map<String, byte[]> learned = new TreeMap<>(store.state());
        assertEquals(expected.keySet(), learned.keySet(), model);
        expected.forEach((section, bytes) -> assertArrayEquals(bytes, learned.get(section), model + "/" + section));
    }

    @Test
    void theTopologyDecidesAsTheMixtureAndItsModelsAreTheFoldThroughResetSleepAndWake() {
        Deployment deployment = deployment();
        try (Fixture fixture = new Fixture(stateDir, catalogue(), deployment)) {
            play(fixture);
            List<byte[]> lessons = fixture.values(Fixture.TOPICS.lessons());
            Mixture fold = fold(deployment, lessons);
            List<String> told = new ArrayList<>();
            for (TestRecord<byte[], byte[]> record : fixture.records(Fixture.TOPICS.decisions())) {
                Decision decision = Decision.CODEC.decode(record.value());
                assertEquals(decision.expert(), new String(record.key(), StandardCharsets.UTF_8));
                told.add(decision.lesson() + " " + decision.expert() + " " + decision.kind() + " " + decision.reason());
            }
            List<String> decided = fold.decisions().stream()
                    .map(d -> d.lesson() + " " + d.expert() + " " + d.kind() + " " + d.reason())
                    .toList();
            assertEquals(decided, told);
            for (String kind : List.of(" stubborn RESET ", " stubborn SLEEP ", " net WAKE ")) {
                assertTrue(told.stream().anyMatch(text -> text.contains(kind)), () -> kind + " is not in " + told);
            }
            for (String model : List.of("encoder", "gate", "linear", "slow", "stubborn", "neighbors", "net")) {
                assertSameBytes(fold, fixture, model);
            }
        }
    }

    @Test
    void theReserveIsServedOnlyOnceItWasWokenAndASleeperNoLonger() {
        Deployment deployment = deployment();
        try (Fixture fixture = new Fixture(stateDir, catalogue(), deployment)) {
            play(fixture);
            List<byte[]> bytes = fixture.values(Fixture.TOPICS.lessons());
            List<moestro.mixture.roster.Decision> decisions =
                    fold(deployment, bytes).decisions();
            List<Lesson> lessons = bytes.stream().map(Lesson.CODEC::decode).toList();
            int woken = lesson(decisions, moestro.mixture.roster.Decision.Kind.WAKE);
            assertFalse(isAsked(lessons.subList(0, woken), "net"), "in reserve");
            assertTrue(isAsked(lessons.subList(woken, EVENTS), "net"), "awake");
            int slept = lesson(decisions, moestro.mixture.roster.Decision.Kind.SLEEP);
            // Ten events until the next model is published, and three whose labels were on their way.
            assertTrue(isAsked(lessons.subList(0, slept), "stubborn"));
            assertFalse(isAsked(lessons.subList(slept + 13, Math.min(EVENTS, slept + 150)), "stubborn"), "asleep");
        }
    }

    private static int lesson(
            List<moestro.mixture.roster.Decision> decisions, moestro.mixture.roster.Decision.Kind kind) {
        return (int) decisions.stream()
                .filter(decision -> decision.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + decisions))
                .lesson();
    }

    private static boolean isAsked(List<Lesson> lessons, String expert) {
        return lessons.stream().anyMatch(lesson -> List.of(lesson.asked()).contains(expert));
    }
}
