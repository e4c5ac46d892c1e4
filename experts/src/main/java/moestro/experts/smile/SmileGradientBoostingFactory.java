package moestro.experts.smile;

import java.util.List;
import java.util.Map;
import moestro.experts.support.Encodings;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Parameters;
import moestro.mixture.Task;

/**
 * Makes windowed boosted trees (Friedman 2001) of Smile, for numbers and for up to four classes: each class beyond two
 * has trees of its own, and their fit takes its time.
 */
public final class SmileGradientBoostingFactory implements ExpertFactory {
    private static final int MOST_CLASSES = 4;

    @Override
    public String type() {
        return "smile-gradient-boosting";
    }

    @Override
    public boolean supports(Task task) {
        return task.outputs() <= MOST_CLASSES;
    }

    @Override
    public Map<String, List<String>> choices() {
        return Encodings.ORDINAL_FIRST.choices();
    }

    @Override
    public Expert create(ExpertSettings settings) {
        return Encodings.ORDINAL_FIRST.make(settings, this::make);
    }

    private Expert make(ExpertSettings settings) {
        Parameters parameters = settings.parameters();
        RowView view = new RowView.Ordinals(settings.layout(), parameters.flag("history", true));
        Refits refits = Refits.from(parameters, 2000, 2000, 200);
        BoostShape shape = BoostShape.from(parameters);
        parameters.refuseUnknown("expert type '" + type() + "'");
        Fitter fitter = settings.task().isClassification()
                ? new BoostClassificationFitter(shape, settings.task().outputs())
                : new BoostRegressionFitter(shape);
        return new WindowedExpert(type(), settings, view, refits, fitter);
    }

    @Override
    public List<Map<String, Double>> variants(Task task) {
        return List.of(Map.of("history", 0.0), Map.of("window", 4000.0), Map.of("shrinkage", .05, "trees", 100.0));
    }

    @Override
    public boolean repeatsAnywhere(Task task) {
        return !task.isClassification(); // for classes Smile fits with Math.exp
    }
}
