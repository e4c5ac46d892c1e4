package moestro.mixture.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Prediction;
import moestro.mixture.toy.ToyStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever is commanded, in whatever order. */
final class AnyCommandsTest {
    private static final int K = 2;

    /** So many events, and then a command. */
    record Step(int events, Command.Kind kind, String expert, String type) {
        Command command(int number) {
            boolean add = kind == Command.Kind.ADD;
            return new Command("command-" + number, "ann", "why not", kind, expert, add ? type : null, Map.of());
        }
    }

    @Provide
    Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.of(Command.Kind.values()),
                        Arbitraries.of(panel(true).names()),
                        Arbitraries.of("linear", "mean", "wrong", "throwing", "oracle"))
                .as(Step::new);
    }

    private static Panel panel(boolean enabled) {
        Map<String, Double> roster = Map.of(
                "enabled",
                enabled ? 1.0 : 0.0,
                "shadow",
                20.0,
                "shadow-rate",
                .5,
                "apprenticeship",
                15.0,
                "window",
                60.0,
                "never-asked",
                .1);
        return Panels.spacious(roster, "linear", "mean", "wrong", "(linear)");
    }

    /** The reserve needs a roster that is on. */
    private static Mixture mixture() {
        return Panels.mixture(ToyStream.NUMBER, panel(true));
    }

    @Property(tries = 60)
    void enoughStayAwakeAndATwinRestoredAnywhereGoesOnToTheSameBytes(
            @ForAll("steps") Step first,
            @ForAll @Size(max = 12) List<@net.jqwik.api.From("steps") Step> more,
            @ForAll int cut) {
        Mixture mixture = mixture();
        Mixture twin = null;
        ToyStream stream = new ToyStream(ToyStream.NUMBER, 4);
        ToyStream twinStream = null;
        int at = Math.floorMod(cut, more.size() + 1);
        for (int i = 0; i <= more.size(); i++) {
            Step step = i == 0 ? first : more.get(i - 1);
            if (i == at) {
                twin = mixture();
                twin.restore(mixture.state());
                twinStream = stream.copy();
            }
            for (Prediction prediction : stream.run(mixture, step.events())) {
                assertEquals(K, prediction.pending().routed());
            }
            List<Decision> decisions = mixture.obey(step.command(i));
            assertEquals(1, decisions.size());
            if (twin != null) {
                twinStream.run(twin, step.events());
                assertEquals(decisions, twin.obey(step.command(i)));
            }
            assertTrue(awake(mixture) >= K, step::toString);
        }
        assertEquals(mixture.hash(), twin.hash());
    }

    private static long awake(Mixture mixture) {
        long awake = 0;
        for (int e = 0; e < mixture.panel().members().size(); e++) {
            awake += mixture.roster().state(e).equals("awake") ? 1 : 0;
        }
        return awake;
    }
}
