package moestro.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import moestro.mixture.Parameters;
import moestro.mixture.balance.BalancerKind;
import moestro.mixture.gate.GateSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Balancing as it is by default, on a stationary stream of sixteen equally good experts of whom two are asked. */
final class BalanceTest {
    private static final GateSettings DEFAULT = GateSettings.of(new Parameters(Map.of("k", 2.0)));

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void byDefaultNoExpertDiesNoneIsOverloadedAndTheErrorStaysThatOfTheUnbalancedGate(long seed) {
        BalanceTrial balanced = BalanceTrial.run(RegimeStream.equal(), DEFAULT, seed);
        BalanceTrial unbalanced = BalanceTrial.run(RegimeStream.equal(), DEFAULT.with(BalancerKind.NONE), seed);
        assertEquals(0, balanced.dead(), balanced::toString);
        assertTrue(
                balanced.load().maxViolation() <= .5,
                () -> "MaxVio " + balanced.load().maxViolation());
        assertTrue(balanced.error() <= 1.02 * unbalanced.error(), () -> balanced + " against " + unbalanced);
        assertTrue(balanced.error() < .11, () -> "a tenth of the labels is noise: " + balanced);
    }
}
