package moestro.experts.linear;

import java.util.Arrays;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * The matrix P of recursive least squares. In double: categories and the constant are collinear, so some variances grow
 * with forgetting while others shrink, and in float32 the matrix stops being definite after some ten thousand lessons.
 * Symmetric to the last bit, so that a column is a contiguous row and only a triangle is stored.
 */
final class InverseCovariance {
    private static final double AT_FIRST = 10;
    private static final double AFTER_RESET = 1;
    private static final double MOST_MEAN_VARIANCE = 1e4;
    private static final int ROWS_PER_SECTION = 32;

    private double[][] rows = {};

    /** Gives matrices up to this size: what is new is uncorrelated and little known. */
    void grow(int size) {
        int known = rows.length;
        if (size > known) {
            rows = Arrays.copyOf(rows, size);
            for (int i = 0; i < size; i++) {
                rows[i] = i < known ? Arrays.copyOf(rows[i], size) : new double[size];
            }
            for (int i = known; i < size; i++) {
                rows[i][i] = AT_FIRST;
            }
        }
    }

    /**
     * {@code result = P x} for a sparse x.
     *
     * @return {@code x' P x}; negative only if rounding has cost P its definiteness
     */
    double project(SparseVector vector, double[] result) {
        Arrays.fill(result, 0);
        for (int i = 0; i < vector.count(); i++) {
            add(vector.value(i), rows[vector.column(i)], result);
        }
        return vector.dot(result);
    }

    private static void add(double factor, double[] row, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * row[j];
        }
    }

    /**
     * {@code P = (P - u u') / forgetting}; starts anew when the mean variance has grown beyond 10,000, as it does in
     * directions that are no longer seen.
     *
     * @param direction {@code u = P x / sqrt(forgetting + x' P x)}
     */
    void update(double[] direction, double forgetting) {
        double inflation = 1 / forgetting;
        double trace = 0;
        for (int i = 0; i < rows.length; i++) {
            subtract(direction[i], direction, inflation, rows[i]);
            trace += rows[i][i];
        }
        if (!(trace > 0 && trace < MOST_MEAN_VARIANCE * rows.length)) {
            reset();
        }
    }

    // u_i * u_j commutes, so the matrix stays symmetric exactly.
    private static void subtract(double factor, double[] direction, double inflation, double[] row) {
        for (int j = 0; j < row.length; j++) {
            row[j] = (row[j] - factor * direction[j]) * inflation;
        }
    }

    /** Forgets all variances and correlations. */
    void reset() {
        for (int i = 0; i < rows.length; i++) {
            Arrays.fill(rows[i], 0);
            rows[i][i] = AFTER_RESET;
        }
    }

    void write(StateWriter out) {
        for (int i = 0; i < rows.length; i++) {
            if (i % ROWS_PER_SECTION == 0) {
                out.section("covariance/" + i / ROWS_PER_SECTION);
            }
            out.putDoubles(Arrays.copyOf(rows[i], i + 1));
        }
    }

    /** Reads a matrix of the size it has been grown to. */
    void read(StateReader in) {
        for (int i = 0; i < rows.length; i++) {
            if (i % ROWS_PER_SECTION == 0) {
                in.section("covariance/" + i / ROWS_PER_SECTION);
            }
            double[] part = in.getDoubles();
            for (int j = 0; j <= i; j++) {
                rows[i][j] = part[j];
                rows[j][i] = part[j];
            }
        }
    }
}
