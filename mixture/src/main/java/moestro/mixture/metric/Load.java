package moestro.mixture.metric;

import java.util.Arrays;

/** How a load lies on the experts. All measures are of the shares {@code q = load / sum(load)}; none needs the order. */
public final class Load {
    private final double[] load;
    private final double sum;

    /** Measures these loads, double[experts], none negative. */
    public Load(double[] load) {
        this.load = load.clone();
        this.sum = Arrays.stream(load).sum();
    }

    /** The expert's share of the load. */
    public double share(int expert) {
        return sum > 0 ? load[expert] / sum : 0;
    }

    /** H(q) / ln E: 1 when all experts carry the same, 0 when one carries all. */
    public double entropy() {
        return load.length < 2 ? 1 : nats() / StrictMath.log(load.length);
    }

    /** e^H(q): how many equally loaded experts would have this entropy. */
    public double effectiveExperts() {
        return StrictMath.exp(nats());
    }

    private double nats() {
        double h = 0;
        for (int i = 0; i < load.length; i++) {
            h -= share(i) > 0 ? share(i) * StrictMath.log(share(i)) : 0;
        }
        return h;
    }

    /** KL(q || uniform) = ln E - H(q). */
    public double divergence() {
        return StrictMath.log(load.length) - nats();
    }

    /** The squared coefficient of variation: see {@link Variation}. */
    public double squaredVariation() {
        return Variation.of(load);
    }

    /** max / mean - 1 (Wang et al. 2024). */
    public double maxViolation() {
        return sum > 0 ? Arrays.stream(load).max().orElse(0) * load.length / sum - 1 : 0;
    }

    /** Jain's index: 1 / E when one carries all, 1 when all carry the same. */
    public double jain() {
        double squares = 0;
        for (double l : load) {
            squares += l * l;
        }
        return squares > 0 ? sum * sum / (load.length * squares) : 1;
    }

    /** Gini's population coefficient, with mean absolute differences. */
    public double gini() {
        double differences = 0;
        for (double a : load) {
            for (double b : load) {
                differences += Math.abs(a - b);
            }
        }
        return sum > 0 ? differences / (2 * load.length * sum) : 0;
    }
}
