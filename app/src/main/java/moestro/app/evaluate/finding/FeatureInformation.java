package moestro.app.evaluate.finding;

import java.util.ArrayList;
import java.util.List;
import moestro.mixture.Features;
import moestro.mixture.Row;
import moestro.mixture.metric.Specialisation;

/**
 * How much one feature tells of whom the gate asks.
 *
 * @param feature its name
 * @param regions names of the regions its values are sorted into
 * @param routes how often each expert was routed to in each region, double[experts][regions]
 * @param specialisation the information between expert and region
 */
@SuppressWarnings("ArrayRecordComponent") // one per feature
public record FeatureInformation(
        String feature, List<String> regions, double[][] routes, Specialisation specialisation) {

    /** Of each feature, numbers first. */
    public static List<FeatureInformation> of(Trace trace, Features features, List<Row> rows) {
        List<FeatureInformation> informations = new ArrayList<>();
        for (int f = 0; f < features.numbers().size(); f++) {
            float[] values = new float[trace.records()];
            for (int r = 0; r < values.length; r++) {
                values[r] = rows.get(r).numbers()[f];
            }
            informations.add(of(trace, features.numbers().get(f), Regions.ofNumbers(values)));
        }
        for (int f = 0; f < features.categories().size(); f++) {
            String[] values = new String[trace.records()];
            for (int r = 0; r < values.length; r++) {
                values[r] = rows.get(r).categories()[f];
            }
            informations.add(of(trace, features.categories().get(f), Regions.ofCategories(values)));
        }
        return informations;
    }

    private static FeatureInformation of(Trace trace, String feature, Regions regions) {
        double[][] routes = new double[trace.experts()][regions.names().size()];
        for (int r = 0; r < trace.records(); r++) {
            for (int ask = trace.first(r); ask < trace.firstShadow(r); ask++) {
                routes[trace.expert(ask)][regions.of()[r]]++;
            }
        }
        return new FeatureInformation(feature, regions.names(), routes, new Specialisation(routes));
    }

    /** The share of a region's routes that an expert had. */
    public double share(int expert, int region) {
        double all = 0;
        for (double[] counts : routes) {
            all += counts[region];
        }
        return all > 0 ? routes[expert][region] / all : 0;
    }
}
