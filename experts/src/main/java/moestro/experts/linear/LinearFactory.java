package moestro.experts.linear;

import java.util.List;
import java.util.Map;
import moestro.experts.support.Encodings;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Parameters;
import moestro.mixture.Task;

/**
 * Online linear regression by adaptive steps: the cheap companion of recursive least squares, linear in the number of
 * inputs that are not zero, and unbounded in categories.
 *
 * <p>Parameters: {@code rate} (.005), the size of a step; {@code decay} (1), whether steps start at .1 and shrink with
 * the square root of the lessons until they reach the rate; {@code history} (1), whether the label history is seen;
 * {@link Encodings encoding} (one-hot).
 */
public final class LinearFactory implements ExpertFactory {

    @Override
    public String type() {
        return "linear";
    }

    @Override
    public boolean supports(Task task) {
        return !task.isClassification();
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
        AdaptiveLinear.Pace pace = new AdaptiveLinear.Pace(
                parameters.number("rate", .005, 1e-6, 1),
                parameters.flag("decay", true),
                parameters.flag("history", true));
        parameters.refuseUnknown("expert type 'linear'");
        return new AdaptiveLinear(settings, pace);
    }

    @Override
    public List<Map<String, Double>> variants(Task task) {
        return List.of(Map.of("rate", .015), Map.of("rate", .0015), Map.of("history", 0.0));
    }
}
