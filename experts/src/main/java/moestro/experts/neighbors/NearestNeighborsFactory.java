package moestro.experts.neighbors;

import java.util.List;
import java.util.Map;
import moestro.experts.support.Encodings;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Parameters;
import moestro.mixture.Task;

/**
 * The k nearest of the last lessons, by Euclidean distance over standardised numbers and one-hot categories.
 *
 * <p>Parameters: {@code k} (5), how many answer; {@code window} (500), how many lessons are kept, at least k; {@link
 * Encodings encoding} (one-hot).
 */
public final class NearestNeighborsFactory implements ExpertFactory {

    @Override
    public String type() {
        return "nearest-neighbors";
    }

    @Override
    public boolean supports(Task task) {
        return true;
    }

    @Override
    public Map<String, List<String>> choices() {
        return Encodings.ONE_HOT_FIRST.choices();
    }

    @Override
    public Expert create(ExpertSettings settings) {
        return Encodings.ONE_HOT_FIRST.make(settings, this::make);
    }

    private Expert make(ExpertSettings settings) {
        Parameters parameters = settings.parameters();
        int nearest = parameters.whole("k", 5, 1, 1000);
        int window = parameters.whole("window", Math.max(500, nearest), nearest, 1_000_000);
        parameters.refuseUnknown("expert type 'nearest-neighbors'");
        return new NearestNeighbors(settings.task(), new Window(settings.layout(), window), nearest);
    }

    @Override
    public List<Map<String, Double>> variants(Task task) {
        return List.of(
                Map.of("window", 200.0), Map.of("k", 10.0, "window", 2000.0), Map.of("k", 20.0, "window", 2000.0));
    }
}
