package moestro.experts.linear;

import moestro.experts.support.ActiveInputs;

/** The inputs of one event that have a column, as pairs of column and value. A reusable scratch. */
final class SparseVector {
    private final int[] at;
    private final double[] values;
    private int count;

    SparseVector(int capacity) {
        at = new int[capacity];
        values = new double[capacity];
    }

    /** Takes the inputs that have a column; forgets what it held. */
    SparseVector of(ActiveInputs inputs, InputColumns columns) {
        count = 0;
        for (int i = 0; i < inputs.count(); i++) {
            int column = columns.of(inputs.index(i));
            if (column >= 0) {
                at[count] = column;
                values[count++] = inputs.value(i);
            }
        }
        return this;
    }

    int count() {
        return count;
    }

    int column(int i) {
        return at[i];
    }

    double value(int i) {
        return values[i];
    }

    /** Product with a vector that has every column. */
    double dot(double[] dense) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i] * dense[at[i]];
        }
        return sum;
    }
}
