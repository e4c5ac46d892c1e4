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
 * Recursive least squares with forgetting. The cost of a lesson and the size of the state grow with the square of the
 * inputs, so only so many categories take part.
 *
 * <p>Parameters: {@code forgetting} (.999), what a lesson's weight keeps with each later one; {@code max-one-hot} (64),
 * how many one-hot inputs take part, the first that appear; {@code history} (1), whether the label history is seen;
 * {@link Encodings encoding} (one-hot).
 */
public final class RecursiveLeastSquaresFactory implements ExpertFactory {

    @Override
    public String type() {
        return "recursive-least-squares";
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
        double forgetting = parameters.number("forgetting", .999, .5, 1);
        int maxOneHot = parameters.whole("max-one-hot", 64, 0, 4096);
        boolean history = parameters.flag("history", true);
        parameters.refuseUnknown("expert type 'recursive-least-squares'");
        return new RecursiveLeastSquares(settings.layout(), forgetting, maxOneHot, history);
    }

    @Override
    public List<Map<String, Double>> variants(Task task) {
        return List.of(
                Map.of("forgetting", .99),
                Map.of("forgetting", .997),
                Map.of("forgetting", .9997),
                Map.of("history", 0.0));
    }
}
