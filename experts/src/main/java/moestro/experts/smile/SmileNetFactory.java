package moestro.experts.smile;

import java.util.List;
import java.util.Map;
import moestro.experts.support.Encodings;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Parameters;
import moestro.mixture.Task;

/** Makes nets of one hidden layer that learn online, after Smile's MLP. */
public final class SmileNetFactory implements ExpertFactory {

    @Override
    public String type() {
        return "smile-net";
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
        boolean classification = settings.task().isClassification();
        boolean history = parameters.flag("history", true);
        int maxSlots = parameters.whole("max-one-hot", 256, 0, 4096);
        int hidden = parameters.whole("hidden", 32, 1, 1024);
        boolean rmsprop = parameters.flag("rmsprop", !classification);
        double rate = parameters.number("rate", rate(settings.task(), rmsprop), 1e-6, 1);
        double clipNorm = parameters.number("clip-norm", 1, 0, 1e6);
        parameters.refuseUnknown("expert type '" + type() + "'");
        NetInput input = new NetInput(settings.layout(), history, maxSlots);
        NetShape shape = new NetShape(hidden, settings.task(), rate, rmsprop, clipNorm);
        return new NetExpert(input, shape, settings.seed());
    }

    private static double rate(Task task, boolean rmsprop) {
        if (!task.isClassification()) {
            return .005;
        }
        if (rmsprop) {
            return .002;
        }
        return task.outputs() == 2 ? .1 : .05;
    }

    @Override
    public List<Map<String, Double>> variants(Task task) {
        double rate = rate(task, !task.isClassification());
        return List.of(
                Map.of("rate", rate / 2.5), Map.of("rate", rate * 2), Map.of("history", 0.0), Map.of("hidden", 64.0));
    }
}
