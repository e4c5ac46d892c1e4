package moestro.experts.tree;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * What scores are multiplied by before they become probabilities, learned on the log loss by adaptive steps: boosted
 * scores tend to be too sure (as Platt scaling, with a slope only).
 */
final class Sharpness {
    private static final double RATE = .002;
    private static final double SQUARE_RATE = .001;
    private static final double FLOOR = .01;
    private static final double LEAST = .05;
    private static final double MOST = 2;

    private double factor = 1;
    private double squares;

    double factor() {
        return factor;
    }

    /** Takes one step against the gradient of the loss on the factor. */
    void step(double gradient) {
        squares += SQUARE_RATE * (gradient * gradient - squares);
        factor = Math.clamp(factor - RATE * gradient / (Math.sqrt(squares) + FLOOR), LEAST, MOST);
    }

    void writeModel(StateWriter out) {
        out.section("sharpness").putDouble(factor);
    }

    void writeTraining(StateWriter out) {
        out.section("sharpness-squares").putDouble(squares);
    }

    void readModel(StateReader in) {
        factor = in.section("sharpness").getDouble();
    }

    void readTraining(StateReader in) {
        squares = in.section("sharpness-squares").getDouble();
    }
}
