package moestro.mixture.gate;

import moestro.mixture.kernel.Softmax;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Weights that follow the gradient of the mixture's own loss in the log domain (Kivinen and Warmuth 1997), with a
 * normalised step and a slight pull to uniform. Used twice: over experts, and over combiners.
 */
final class ExponentiatedGradient {
    private static final double PULL = 1e-4;
    private static final double FLOOR = 1e-2;
    private static final double MOST_ERROR = 3;

    private final double[] logWeights;
    private final double[] squares;

    ExponentiatedGradient(int size) {
        logWeights = new double[size];
        squares = new double[size];
    }

    /** Weights of the members, renormalised among them. */
    double[] weights(int[] members) {
        double[] weights = new double[members.length];
        for (int j = 0; j < members.length; j++) {
            weights[j] = logWeights[members[j]];
        }
        return Softmax.of(weights);
    }

    /** One step for classes: gradient of {@code -ln sum_e w_e p_e(y)}. */
    void learnClass(int[] members, float[][] answers, int truth, double rate) {
        double[] weights = weights(members);
        double mixed = 0;
        for (int j = 0; j < members.length; j++) {
            mixed += weights[j] * answers[j][truth];
        }
        for (int j = 0; j < members.length; j++) {
            step(members[j], -weights[j] * (answers[j][truth] - mixed) / Math.max(mixed, 1e-3), rate);
        }
    }

    /** One step for a number: gradient of the squared error in units of sigma, the error clipped at 3. */
    void learnNumber(int[] members, float[][] answers, double truth, double deviation, double rate) {
        double[] weights = weights(members);
        double mixed = 0;
        for (int j = 0; j < members.length; j++) {
            mixed += weights[j] * answers[j][0];
        }
        double error = Losses.clip((mixed - truth) / deviation, MOST_ERROR);
        for (int j = 0; j < members.length; j++) {
            step(members[j], weights[j] * (answers[j][0] - mixed) * error / deviation, rate);
        }
    }

    private void step(int member, double gradient, double rate) {
        squares[member] = .999 * squares[member] + .001 * gradient * gradient;
        logWeights[member] =
                logWeights[member] * (1 - PULL) - rate * gradient / (StrictMath.sqrt(squares[member]) + FLOOR);
    }

    /** The member is another one: it starts at the mean of the others' log weights. */
    void renew(int member) {
        double others = 0;
        for (int i = 0; i < logWeights.length; i++) {
            others += i == member ? 0 : logWeights[i];
        }
        logWeights[member] = others / Math.max(1, logWeights.length - 1);
        squares[member] = 0;
    }

    void write(StateWriter out) {
        out.putDoubles(logWeights);
        out.putDoubles(squares);
    }

    void read(StateReader in) {
        System.arraycopy(in.getDoubles(), 0, logWeights, 0, logWeights.length);
        System.arraycopy(in.getDoubles(), 0, squares, 0, squares.length);
    }
}
