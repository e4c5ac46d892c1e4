package moestro.mixture.route;

import java.util.Arrays;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.kernel.Kernels;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Directions in the space of encoded events, all of length 1, at first drawn by hash. They lie input by input, side by
 * side; rows are added as new one-hot inputs appear.
 */
final class UnitVectors {
    private static final double LEAST = 1e-12;

    private final Kernels kernels = Kernels.get();
    private final int count;
    private float[] vectors;

    UnitVectors(Layout layout, int count, long seed) {
        this.count = count;
        this.vectors = new float[layout.dense() * count];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = (float) Hash.gaussian(Hash.mix(seed, i));
        }
        for (int v = 0; v < count; v++) {
            normalise(v);
        }
    }

    /** The cosine of the event to every direction, float[count]. */
    float[] cosines(Input input) {
        float[] cosines = new float[count];
        kernels.linear(input.dense(), 0, input.dense().length, vectors, 0, count, cosines, 0);
        for (int slot : input.hot()) {
            if (slot >= 0 && (slot + 1) * count <= vectors.length) {
                kernels.axpy(1, vectors, slot * count, cosines, 0, count);
            }
        }
        float inverse = (float) (1 / length(input));
        for (int v = 0; v < count; v++) {
            cosines[v] *= inverse;
        }
        return cosines;
    }

    private static double length(Input input) {
        double squares = LEAST;
        for (float value : input.dense()) {
            squares += (double) value * value;
        }
        for (int slot : input.hot()) {
            squares += slot >= 0 ? 1 : 0;
        }
        return StrictMath.sqrt(squares);
    }

    /** Moves a direction by {@code amount * (x / |x| - c)}, away if the amount is negative, and renormalises. */
    void pull(Input input, int vector, double amount) {
        float kept = (float) (1 - amount);
        for (int at = vector; at < vectors.length; at += count) {
            vectors[at] *= kept;
        }
        float step = (float) (amount / length(input));
        float[] dense = input.dense();
        for (int i = 0; i < dense.length; i++) {
            vectors[i * count + vector] += step * dense[i];
        }
        for (int slot : input.hot()) {
            if (slot >= 0) {
                reserve(slot);
                vectors[slot * count + vector] += step;
            }
        }
        normalise(vector);
    }

    /** The cosine between two directions. */
    double cosine(int first, int second) {
        double sum = 0;
        for (int row = 0; row < vectors.length; row += count) {
            sum += (double) vectors[row + first] * vectors[row + second];
        }
        return sum;
    }

    /** Moves a direction by {@code -amount} times another, and renormalises. */
    void repel(int vector, int from, double amount) {
        for (int row = 0; row < vectors.length; row += count) {
            vectors[row + vector] -= (float) (amount * vectors[row + from]);
        }
        normalise(vector);
    }

    private void normalise(int vector) {
        double inverse = 1 / StrictMath.sqrt(Math.max(cosine(vector, vector), LEAST));
        for (int at = vector; at < vectors.length; at += count) {
            vectors[at] = (float) (vectors[at] * inverse);
        }
    }

    private void reserve(int row) {
        int needed = (row + 1) * count;
        if (needed > vectors.length) {
            vectors = Arrays.copyOf(vectors, needed);
        }
    }

    void write(StateWriter out) {
        out.putFloats(vectors);
    }

    void read(StateReader in) {
        vectors = in.getFloats();
    }
}
