package moestro.app.intake;

import java.util.List;
import moestro.mixture.Features;

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
}
