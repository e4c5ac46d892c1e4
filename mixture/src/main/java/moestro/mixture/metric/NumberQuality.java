package moestro.mixture.metric;

import java.util.LinkedHashMap;
import java.util.Map;

/** Root mean squared error, mean absolute error and the share of variance explained, in the label's unit. */
public final class NumberQuality implements Quality {
    private long count;
    private double squared;
    private double absolute;
    private double mean;
    private double spread;

    @Override
    public void add(float[] output, double label) {
        double error = output[0] - label;
        count++;
        squared += error * error;
        absolute += Math.abs(error);
        double before = label - mean;
        mean += before / count;
        spread += before * (label - mean);
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public double main() {
        return count == 0 ? Double.NaN : StrictMath.sqrt(squared / count);
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("rmse", main());
        values.put("mae", count == 0 ? Double.NaN : absolute / count);
        values.put("r2", spread > 0 ? 1 - squared / spread : Double.NaN);
        return values;
    }
}
