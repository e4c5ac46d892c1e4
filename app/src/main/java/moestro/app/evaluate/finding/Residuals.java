package moestro.app.evaluate.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Errors of predicted numbers, truth less prediction, by the size of the prediction. */
public final class Residuals {
    private static final int MOST_BINS = 20;
    private static final int LEAST_RECORDS = 20;

    private Residuals() {}

    /**
     * Records of like predictions.
     *
     * @param prediction their mean prediction
     * @param truth their mean truth
     * @param quantiles of the residuals, in order 5, 25, 50, 75, 95 %, double[5]
     */
    @SuppressWarnings("ArrayRecordComponent") // a handful
    public record Bin(double prediction, double truth, double[] quantiles) {}

    /** At most 20 bins of equally many records, by growing prediction. */
    public static List<Bin> of(Trace trace) {
        int[] order = IntStream.range(0, trace.records())
                .boxed()
                .sorted(Comparator.comparing(r -> trace.output(r)[0]))
                .mapToInt(r -> r)
                .toArray();
        int count = Math.clamp(order.length / LEAST_RECORDS, 1, MOST_BINS);
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            int from = (int) ((long) b * order.length / count);
            int to = (int) ((b + 1L) * order.length / count);
            bins.add(bin(trace, Arrays.copyOfRange(order, from, to)));
        }
        return bins;
    }

    private static Bin bin(Trace trace, int[] records) {
        double prediction = 0;
        double truth = 0;
        double[] residuals = new double[records.length];
        for (int i = 0; i < records.length; i++) {
            double answer = trace.output(records[i])[0];
            prediction += answer / records.length;
            truth += trace.truth(records[i]) / records.length;
            residuals[i] = trace.truth(records[i]) - answer;
        }
        Arrays.sort(residuals);
        double[] quantiles = {.05, .25, .5, .75, .95};
        for (int q = 0; q < quantiles.length; q++) {
            quantiles[q] = residuals[(int) (quantiles[q] * (residuals.length - 1) + .5)];
        }
        return new Bin(prediction, truth, quantiles);
    }
}
