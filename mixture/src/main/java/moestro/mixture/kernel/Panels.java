package moestro.mixture.kernel;

import java.util.Arrays;

/**
 * Linear functions, packed for {@link Blocks} and {@link Kernels}: panels of {@value #WIDTH} functions, each of them
 * {@code float[inputs][WIDTH]}. The inner loops read a panel from end to end, where functions side by side over their
 * whole number would lie a page apart, all in the same few places of the first cache.
 */
public final class Panels {
    /** Functions of a panel: no register is wider. */
    public static final int WIDTH = 16;

    private final float[] weights;
    private final float[] bias;
    private final int inputs;
    private final int functions;

    /** Functions that are 0. */
    public Panels(int inputs, int functions) {
        if (inputs < 0 || functions < 1) {
            throw new IllegalArgumentException(functions + " functions of " + inputs + " inputs: there must be at least"
                    + " one function, of no fewer than 0 inputs");
        }
        this.inputs = inputs;
        this.functions = functions;
        this.bias = new float[padded()];
        this.weights = new float[Math.multiplyExact(padded(), inputs)];
    }

    /** Inputs of each function. */
    public int inputs() {
        return inputs;
    }

    /** How many functions. */
    public int functions() {
        return functions;
    }

    /** Functions with those that fill the last panel: how many results the loops write. */
    public int padded() {
        return (functions + WIDTH - 1) / WIDTH * WIDTH;
    }

    /** The panels one after the other, float[padded / WIDTH][inputs][WIDTH]. Not to be written. */
    public float[] weights() {
        return weights;
    }

    /** What sums start from, float[padded]. Not to be written. */
    public float[] bias() {
        return bias;
    }

    /** Where the weights of a function begin; those of the next input lie WIDTH further. */
    public int start(int function) {
        return function / WIDTH * WIDTH * inputs + function % WIDTH;
    }

    /**
     * Takes other weights.
     *
     * @param w float[inputs][functions], or more inputs
     * @param newBias float[functions], or null for 0
     */
    public Panels pack(float[] w, float[] newBias) {
        for (int first = 0; first < functions; first += WIDTH) {
            int width = Math.min(WIDTH, functions - first);
            int to = first * inputs;
            int at = first;
            for (int i = 0; i < inputs; i++) {
                for (int e = 0; e < width; e++) {
                    weights[to + e] = w[at + e];
                }
                to += WIDTH;
                at += functions;
            }
        }
        if (newBias == null) {
            Arrays.fill(bias, 0);
        } else {
            System.arraycopy(newBias, 0, bias, 0, functions);
        }
        return this;
    }
}
