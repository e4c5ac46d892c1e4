package moestro.experts.net;

import java.util.List;
import java.util.Map;
import moestro.experts.support.Encodings;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Parameters;
import moestro.mixture.Task;

/**
 * A feed-forward net that learns online. A wider, slower one beside the default: {@code hidden: 64, rate: .002, window:
 * 8000, history: 0}.
 *
 * <p>Parameters: {@code nets} (1), how many of them answer together, by their mean; {@code hidden} (32), units of the hidden layer; {@code rate} (.005), of Adam; {@code replay} (2), how
 * many remembered lessons are learned again with each new one; {@code window} (2000), how many are remembered; {@code
 * history} (1), whether the label history is seen; {@code layers} (1), hidden layers, at most 2; {@code layer-norm}
 * (1), whether their sums are normalised; {@code skip} (0), whether inputs also lead to the outputs directly, or around
 * the second of two hidden layers; {@code gradient-clip} (0), the longest gradient of a step, 0 for any length; {@link
 * Encodings encoding} (one-hot).
 */
public final class NetFactory implements ExpertFactory {

    @Override
    public String type() {
        return "net";
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
        NetShape shape = NetShape.from(parameters);
        parameters.refuseUnknown("expert type 'net'");
        return new Net(settings, shape);
    }

    @Override
    public List<Map<String, Double>> variants(Task task) {
        return List.of(
                Map.of("hidden", 16.0, "replay", 0.0),
                Map.of("replay", 0.0),
                Map.of("nets", 3.0),
                Map.of("rate", .002),
                Map.of("rate", .015),
                Map.of("history", 0.0),
                Map.of("hidden", 64.0, "rate", .002, "window", 8000.0),
                Map.of("hidden", 64.0, "rate", .002, "window", 8000.0, "history", 0.0));
    }
}
