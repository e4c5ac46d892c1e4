package moestro.experts.smile;

import java.util.List;
import java.util.Map;
import moestro.experts.support.Encodings;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Parameters;
import moestro.mixture.Task;

/** Makes windowed random forests (Breiman 2001) of Smile. */
public final class SmileRandomForestFactory implements ExpertFactory {

    @Override
    public String type() {
        return "smile-random-forest";
    }

    @Override
    public boolean supports(Task task) {
        return true;
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
        ForestShape shape = ForestShape.from(parameters, view.width());
        parameters.refuseUnknown("expert type '" + type() + "'");
        Fitter fitter = settings.task().isClassification()
                ? new ForestClassificationFitter(shape, settings.task().outputs())
                : new ForestRegressionFitter(shape);
        return new WindowedExpert(type(), settings, view, refits, fitter);
    }

    @Override
    public List<Map<String, Double>> variants(Task task) {
        return List.of(
                Map.of("history", 0.0), Map.of("window", 4000.0), Map.of("window", 1000.0, "refit-every", 500.0));
    }
}
