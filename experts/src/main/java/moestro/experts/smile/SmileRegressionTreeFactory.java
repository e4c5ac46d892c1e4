package moestro.experts.smile;

import java.util.List;
import java.util.Map;
import moestro.experts.support.Encodings;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Parameters;
import moestro.mixture.Task;

/** Makes windowed regression trees (CART; Breiman et al. 1984) of Smile. */
public final class SmileRegressionTreeFactory implements ExpertFactory {

    @Override
    public String type() {
        return "smile-regression-tree";
    }

    @Override
    public boolean supports(Task task) {
        return !task.isClassification();
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
        Refits refits = Refits.from(parameters, 2000, 1000, 200);
        Fitter fitter = new RegressionTreeFitter(TreeShape.from(parameters, 20, 0, 5));
        parameters.refuseUnknown("expert type '" + type() + "'");
        return new WindowedExpert(type(), settings, view, refits, fitter);
    }

    @Override
    public List<Map<String, Double>> variants(Task task) {
        return List.of(Map.of("history", 0.0), Map.of("depth", 8.0));
    }
}
