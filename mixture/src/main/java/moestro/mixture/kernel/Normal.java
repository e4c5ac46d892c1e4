package moestro.mixture.kernel;

/** The standard normal distribution, in double precision and the same on every machine. */
public final class Normal {
    private static final double ROOT_TWO_PI = StrictMath.sqrt(2 * StrictMath.PI);
    private static final double FAR = 38;
    private static final double NEAR = 3;

    private Normal() {}

    /** Density. */
    public static double density(double x) {
        return StrictMath.exp(-.5 * x * x) / ROOT_TWO_PI;
    }

    /**
     * Distribution function, to 1e-15 near the centre and relatively to 1e-13 in the tails: the series of Marsaglia
     * (2004) near 0, and a continued fraction (Abramowitz and Stegun 26.2.14) beyond.
     */
    public static double cumulative(double x) {
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        if (x < -NEAR) {
            return x < -FAR ? 0 : tail(-x);
        }
        return x > NEAR ? 1 - (x > FAR ? 0 : tail(x)) : .5 + density(x) * series(x);
    }

    private static double series(double x) {
        double sum = x;
        double term = x;
        for (int i = 3; Math.abs(term) > 1e-17 * Math.abs(sum) && i < 200; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return sum;
    }

    private static double tail(double x) {
        double fraction = 0;
        for (int i = 100; i > 0; i--) {
            fraction = i / (x + fraction);
        }
        return density(x) / (x + fraction);
    }
}
