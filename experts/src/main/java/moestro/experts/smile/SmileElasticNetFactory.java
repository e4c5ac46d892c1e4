package moestro.experts.smile;

import java.util.List;
import java.util.Map;
import moestro.experts.support.Encodings;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import smile.regression.ElasticNet;

/** Makes windowed elastic nets (Zou and Hastie 2005) of Smile. Needs OpenBLAS, whose bits depend on the processor. */
public final class SmileElasticNetFactory implements ExpertFactory {

    @Override
    public String type() {
        return "smile-elastic-net";
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
        double lasso = parameters.number("lambda-lasso", 1, 1e-6, 1e6);
        double ridge = parameters.number("lambda-ridge", 1, 1e-6, 1e6);
        parameters.refuseUnknown("expert type '" + type() + "'");
        LinearFitter.Method method = (formula, data) -> ElasticNet.fit(formula, data, lasso, ridge);
        Fitter fitter = new LinearFitter(method, settings.layout().dense(), slots);
        return new WindowedExpert(type(), settings, new RowView.Encoded(settings.layout()), refits, fitter);
    }

    @Override
    public boolean repeatsAnywhere(Task task) {
        return false; // OpenBLAS sums in an order that depends on the processor
    }
}
