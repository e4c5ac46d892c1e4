package moestro.app.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moestro.mixture.Features;
import moestro.topology.Meaning;

/**
 * How the features of an event come out of records.
 *
 * @param numbers in the order of the features
 * @param categories in the order of the features
 */
public record FeatureMap(List<NumberFeature> numbers, List<CategoryFeature> categories) {
    public FeatureMap {
        numbers = List.copyOf(numbers);
        categories = List.copyOf(categories);
    }

    /**
     * The features' names, as experts know them.
     *
     * @throws IllegalArgumentException if there are none, or one name twice
     */
    public Features named() {
        return new Features(
                numbers.stream().flatMap(feature -> feature.names().stream()).toList(),
                categories.stream().map(CategoryFeature::name).toList());
    }

    /** Those that are of earlier records. */
    public List<NumberFeature.Lagged> lagging() {
        return numbers.stream()
                .filter(NumberFeature.Lagged.class::isInstance)
                .map(NumberFeature.Lagged.class::cast)
                .toList();
    }

    /** What the features are made of, in an edition. */
    public Meaning meaning(int edition) {
        Map<String, String> made = new HashMap<>();
        numbers.forEach(feature -> made.put(feature.name(), feature.made()));
        categories.forEach(feature -> made.put(feature.name(), feature.made()));
        return new Meaning(edition, made);
    }
}
