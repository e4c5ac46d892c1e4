package moestro.experts.net;

import java.util.List;
import java.util.Map;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Parameters;
import moestro.mixture.Task;

/**
 * A feed-forward net that learns online. A wider, slower one beside the default: {@code hidden: 64, rate: .002, window:
 * 8000, history: 0}.
 *
 * <p>Parameters: {@code hidden} (32), units of the hidden layer; {@code rate} (.005), of Adam; {@code replay} (2), how
 * many remembered lessons are learned again with each new one; {@code window} (2000), how many are remembered; {@code
 * history} (1), whether the label history is seen.
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
    public Expert create(ExpertSettings settings) {
        Parameters parameters = settings.parameters();
        Net.Shape shape = new Net.Shape(
                parameters.whole("hidden", 32, 1, 4096),
                parameters.number("rate", .005, 1e-6, 1),
                parameters.whole("replay", 2, 0, 64),
                parameters.whole("window", 2000, 1, 1_000_000),
                parameters.flag("history", true));
        parameters.refuseUnknown("expert type 'net'");
        return new Net(settings, shape);
    }

    @Override
    public List<Map<String, Double>> variants(Task task) {
        return List.of(
                Map.of("hidden", 16.0, "replay", 0.0),
                Map.of("replay", 0.0),
                Map.of("rate", .002),
                Map.of("rate", .015),
                Map.of("history", 0.0),
                Map.of("hidden", 64.0, "rate", .002, "window", 8000.0),
                Map.of("hidden", 64.0, "rate", .002, "window", 8000.0, "history", 0.0));
    }
}
