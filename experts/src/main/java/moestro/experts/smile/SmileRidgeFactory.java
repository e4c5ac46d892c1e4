package moestro.experts.smile;

import java.util.List;
import java.util.Map;
import moestro.experts.support.Encodings;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import smile.regression.RidgeRegression;

/** Makes windowed ridge regressions (Hoerl and Kennard 1970) of Smile. Needs OpenBLAS: bits depend on the processor. */
public final class SmileRidgeFactory implements ExpertFactory {

    @Override
    public String type() {
        return "smile-ridge";
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
        NativeAlgebra.require();
        Parameters parameters = settings.parameters();
        Refits refits = Refits.from(parameters, 2000, 1000, 50);
        int slots = parameters.whole("max-one-hot", 64, 0, 1024);
        double lambda = parameters.number("lambda", 1, 1e-6, 1e6);
        parameters.refuseUnknown("expert type '" + type() + "'");
        LinearFitter.Method method = (formula, data) -> RidgeRegression.fit(formula, data, lambda);
        Fitter fitter = new LinearFitter(method, settings.layout().dense(), slots);
        return new WindowedExpert(type(), settings, new RowView.Encoded(settings.layout()), refits, fitter);
    }

    @Override
    public boolean repeatsAnywhere(Task task) {
        return false; // OpenBLAS sums in an order that depends on the processor
    }
}
