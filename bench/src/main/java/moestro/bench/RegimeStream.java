package moestro.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import moestro.mixture.Features;
import moestro.mixture.Hash;
import moestro.mixture.Panel;
import moestro.mixture.Row;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;

/**
 * A stationary stream of sixteen regimes, with one expert for each, all equally good. A category names the regime. A
 * number in [0, 1) is the clue: every regime makes another class of it, by hashing its bits, and the label is that class
 * nine times in ten.
 */
final class RegimeStream {
    /** How many regimes and experts. */
    static final int REGIMES = 16;
    /** How often a clue is right in its regime. */
    static final float RIGHT = .9f;
    /** What is predicted. */
    static final Task TASK = new Task.Classification(List.of("low", "high"));

    private final double[] frequencies;

    /** A stream whose regimes come as often as these say, relatively. */
    private RegimeStream(double[] frequencies) {
        this.frequencies = frequencies;
    }

    /** Every regime comes as often as any other. */
    static RegimeStream equal() {
        return new RegimeStream(IntStream.range(0, REGIMES).mapToDouble(_ -> 1).toArray());
    }

    /** Regime r comes in proportion to 1 / (r + 1). */
    static RegimeStream skewed() {
        return new RegimeStream(
                IntStream.range(0, REGIMES).mapToDouble(r -> 1.0 / (r + 1)).toArray());
    }

    static Features features() {
        return new Features(List.of("clue"), List.of("regime"));
    }

    /** Sixteen experts, one for each regime. */
    static Panel panel(GateSettings gate) {
        return new Panel(
                IntStream.range(0, REGIMES)
                        .mapToObj(r -> new Panel.Member("regime-" + r, "regime", Map.of("regime", (double) r)))
                        .toList(),
                gate,
                Panel.Training.defaults());
    }

    /** What a regime makes of a clue: the index of a class. */
    static int verdict(float clue, int regime) {
        return (int) (Hash.mix(Float.floatToIntBits(clue), regime) >>> 63);
    }

    int regime(int n) {
        double all =
                IntStream.range(0, REGIMES).mapToDouble(r -> frequencies[r]).sum();
        double left = Hash.uniform(Hash.mix(n, 1)) * all;
        int regime = 0;
        while (regime < REGIMES - 1 && left >= frequencies[regime]) {
            left -= frequencies[regime++];
        }
        return regime;
    }

    Row row(int n) {
        float[] clue = {(float) Hash.uniform(Hash.mix(n, 2))};
        return new Row(clue, new String[] {"regime-" + regime(n)});
    }

    /** The index of the class. */
    int label(int n) {
        int verdict = verdict(row(n).numbers()[0], regime(n));
        return Hash.uniform(Hash.mix(n, 3)) < RIGHT ? verdict : 1 - verdict;
    }
}
