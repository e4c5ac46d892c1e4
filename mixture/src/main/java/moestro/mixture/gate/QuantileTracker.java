package moestro.mixture.gate;

import java.util.Arrays;
import moestro.mixture.Spread;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Quantiles of the standardized error, each moved so that labels fall below it as often as they should: {@code q += eta
 * (level - 1[error <= q])} (quantile tracking of Angelopoulos, Candes and Tibshirani 2023). Their coverage holds on any
 * sequence of labels, however it drifts; nothing is assumed of its distribution. Begins as a normal distribution.
 */
final class QuantileTracker {
    private static final double[] NORMAL = {
        -1.959963984540054,
        -1.6448536269514722,
        -1.2815515655446004,
        -.6744897501960817,
        .6744897501960817,
        1.2815515655446004,
        1.6448536269514722,
        1.959963984540054
    };
    private static final double SLOWEST = .02;
    private static final double YOUTH = 20;

    private final double[] levels = Spread.levels();
    private final double[] quantiles = NORMAL.clone();
    private double size = .8;
    private double count;

    /** The quantiles, rising: trackers that crossed each other are put in order. */
    double[] quantiles() {
        double[] rising = quantiles.clone();
        for (int i = 1; i < rising.length; i++) {
            if (rising[i] < rising[i - 1]) {
                Arrays.sort(rising);
                break;
            }
        }
        return rising;
    }

    /** Folds one standardized error. The step is in units of the errors' mean size: they may have any scale. */
    void learn(double error) {
        count++;
        double rate = Math.max(SLOWEST, 1 / (count + YOUTH));
        size += rate * (Math.min(Math.abs(error), 20 * size) - size);
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] += 2 * rate * size * (levels[i] - (error <= quantiles[i] ? 1 : 0));
        }
    }

    void write(StateWriter out) {
        out.putDoubles(quantiles);
        out.putDouble(size);
        out.putDouble(count);
    }

    void read(StateReader in) {
        System.arraycopy(in.getDoubles(), 0, quantiles, 0, quantiles.length);
        size = in.getDouble();
        count = in.getDouble();
    }
}
