package moestro.experts.smile;

import java.util.Arrays;
import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;
import smile.data.vector.ValueVector;

/** A training set as Smile wants it: columns {@code x0}, {@code x1}, ... and a response. */
final class SmileData {
    /** The response, explained by every other column. */
    static final String RESPONSE = "y";

    private SmileData() {}

    /** A fresh formula: Smile's is not safe to share between threads. */
    static Formula formula() {
        return Formula.lhs(RESPONSE);
    }

    /** Every column of the rows, and scaled numbers to predict. */
    static DataFrame numbers(TrainingSet set) {
        return frame(set, new DoubleVector(RESPONSE, set.numbers()));
    }

    /** Every column of the rows, and class indices to predict. */
    static DataFrame classes(TrainingSet set) {
        return frame(set, new IntVector(RESPONSE, set.classes()));
    }

    /** Columns of numbers and a response. */
    static DataFrame frame(double[][] columns, double[] response) {
        ValueVector[] vectors = new ValueVector[columns.length + 1];
        Arrays.setAll(
                vectors,
                j -> j < columns.length ? new DoubleVector("x" + j, columns[j]) : new DoubleVector(RESPONSE, response));
        return new DataFrame(vectors);
    }

    private static DataFrame frame(TrainingSet set, ValueVector response) {
        int width = set.row(0).length;
        ValueVector[] vectors = IntStream.rangeClosed(0, width)
                .mapToObj(j -> j < width ? new DoubleVector("x" + j, set.column(j)) : response)
                .toArray(ValueVector[]::new);
        return new DataFrame(vectors);
    }
}
