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
 * Online softmax regression. A pair of them covers fast and slow change: the default follows quickly and sees no label
 * history; {@code rate: .003, decay: 1, history: 1} is the slow one.
 *
 * <p>Parameters: {@code rate} (.05), the size of a step; {@code decay} (0), whether steps start at .1 and shrink with
 * the square root of the lessons until they reach the rate; {@code history} (0), whether the label history is seen;
 * {@link Encodings encoding} (one-hot).
 */
public final class LogisticFactory implements ExpertFactory {

    @Override
    public String type() {
        return "logistic";
    }

    @Override
    public boolean supports(Task task) {
        return task.isClassification();
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
                parameters.number("rate", .05, 1e-6, 1),
                parameters.flag("decay", false),
                parameters.flag("history", false));
        parameters.refuseUnknown("expert type 'logistic'");
        return new AdaptiveLinear(settings, pace);
    }

    @Override
    public List<Map<String, Double>> variants(Task task) {
        return List.of(
                Map.of("rate", .15),
                Map.of("rate", .015),
                Map.of("history", 1.0),
                Map.of("rate", .003, "decay", 1.0, "history", 1.0),
                Map.of("rate", .003, "decay", 1.0));
    }
}
