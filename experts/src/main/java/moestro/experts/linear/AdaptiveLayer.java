package moestro.experts.linear;

import java.util.Arrays;
import moestro.experts.support.ActiveInputs;
import moestro.experts.support.FloatBlocks;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * One weight per input and output, each with a step of its own: {@code v = .999v + .001g^2 + 1e-12; w -= rate * g /
 * (sqrt(v) + .01)}, the second half of Adam (Kingma and Ba 2015) without momentum and with a large floor. Only inputs
 * that are not zero are touched. Starts at 0.
 *
 * <p>Rows are inputs: a new category appends a row and moves nothing.
 */
final class AdaptiveLayer {
    private static final float KEEP = .999f;
    private static final float TAKE = .001f;
    private static final float LEAST_SQUARE = 1e-12f;
    private static final float FLOOR = .01f;

    private final int outputs;
    private int rows;
    private float[] weights;
    private float[] squares;

    AdaptiveLayer(int outputs, int rows) {
        this.outputs = outputs;
        this.rows = rows;
        weights = new float[rows * outputs];
        squares = new float[rows * outputs];
    }

    /** Scores, one per output; rows that nobody trained count as 0. */
    void scores(ActiveInputs inputs, float[] scores) {
        Arrays.fill(scores, 0, outputs, 0);
        for (int i = 0; i < inputs.count(); i++) {
            if (inputs.index(i) < rows) {
                int from = inputs.index(i) * outputs;
                float value = inputs.value(i);
                for (int k = 0; k < outputs; k++) {
                    scores[k] += value * weights[from + k];
                }
            }
        }
    }

    /** One step against the gradients of the loss on the scores. */
    void step(ActiveInputs inputs, float[] gradients, float rate) {
        reserve(inputs.end());
        for (int i = 0; i < inputs.count(); i++) {
            int from = inputs.index(i) * outputs;
            float value = inputs.value(i);
            for (int k = 0; k < outputs; k++) {
                float gradient = gradients[k] * value;
                float square = KEEP * squares[from + k] + TAKE * gradient * gradient + LEAST_SQUARE;
                squares[from + k] = square;
                weights[from + k] -= rate * gradient / ((float) Math.sqrt(square) + FLOOR);
            }
        }
    }

    private void reserve(int wanted) {
        if (wanted > rows) {
            rows = wanted;
            if (rows * outputs > weights.length) {
                int capacity = Math.max(rows * outputs, 2 * weights.length);
                weights = Arrays.copyOf(weights, capacity);
                squares = Arrays.copyOf(squares, capacity);
            }
        }
    }

    void writeModel(StateWriter out) {
        FloatBlocks.write(out, "weights", weights, rows * outputs);
    }

    void writeTraining(StateWriter out) {
        FloatBlocks.write(out, "squares", squares, rows * outputs);
    }

    void readModel(StateReader in) {
        weights = FloatBlocks.read(in, "weights");
        rows = weights.length / outputs;
        squares = new float[weights.length];
    }

    void readTraining(StateReader in) {
        squares = FloatBlocks.read(in, "squares");
    }
}
