package moestro.experts.smile;

import java.util.Arrays;
import moestro.mixture.state.StateReader;
import smile.data.DataFrame;
import smile.data.formula.Formula;

/**
 * Fits one of Smile's linear models to the dense inputs and the first one-hot slots. Columns that do not vary over the
 * window are left out before the fit, which would refuse them, and weigh nothing.
 *
 * @param method Smile's fit
 * @param dense how many numbers of a row are dense inputs
 * @param slots how many one-hot slots take part
 */
record LinearFitter(Method method, int dense, int slots) implements Fitter {
    private static final double LEAST_DEVIATION = 1e-6;

    /** A fit of a linear model by Smile. */
    @FunctionalInterface
    interface Method {
        smile.regression.LinearModel fit(Formula formula, DataFrame data);
    }

    @Override
    public FittedModel fit(TrainingSet set, long seed) {
        double[][] columns = columns(set);
        int[] varying = varying(columns);
        if (varying.length == 0) {
            throw new ArithmeticException("no input varies");
        }
        double[][] used = Arrays.stream(varying).mapToObj(j -> columns[j]).toArray(double[][]::new);
        smile.regression.LinearModel fitted = method.fit(SmileData.formula(), SmileData.frame(used, set.numbers()));
        return model(varying, fitted.intercept(), fitted.coefficients());
    }

    private LinearModel model(int[] varying, double intercept, double[] coefficients) {
        double[] weights = new double[dense + slots];
        double sum = intercept;
        for (int i = 0; i < varying.length; i++) {
            weights[varying[i]] = coefficients[i];
            sum += coefficients[i];
        }
        if (!Double.isFinite(sum)) {
            throw new ArithmeticException("the weights are not finite");
        }
        return new LinearModel(dense, intercept, weights);
    }

    private double[][] columns(TrainingSet set) {
        double[][] columns = new double[dense + slots][set.size()];
        for (int i = 0; i < set.size(); i++) {
            float[] row = set.row(i);
            for (int j = 0; j < dense; j++) {
                columns[j][i] = row[j];
            }
            for (int j = dense; j < row.length; j++) {
                int slot = (int) row[j];
                if (slot >= 0 && slot < dense + slots) {
                    columns[slot][i] = 1;
                }
            }
        }
        return columns;
    }

    private static int[] varying(double[][] columns) {
        int[] varying = new int[columns.length];
        int count = 0;
        for (int j = 0; j < columns.length; j++) {
            if (deviation(columns[j]) > LEAST_DEVIATION) {
                varying[count++] = j;
            }
        }
        return Arrays.copyOf(varying, count);
    }

    private static double deviation(double[] column) {
        double mean = 0;
        for (double value : column) {
            mean += value / column.length;
        }
        double squares = 0;
        for (double value : column) {
            squares += (value - mean) * (value - mean) / column.length;
        }
        return Math.sqrt(squares);
    }

    @Override
    public FittedModel read(StateReader in) {
        return LinearModel.read(in);
    }
}
