package moestro.experts.tree;

import java.util.List;
import java.util.Map;
import moestro.experts.support.Encoding;
import moestro.experts.support.Encodings;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Parameters;
import moestro.mixture.Task;

/**
 * {@code adaptive-forest}: incremental trees that differ by what they learn how often and by the features that each
 * leaf may split on. Trees that drift hurts are replaced; for numbers, leaves are linear.
 *
 * <p>Parameters: {@code trees} (6), {@code lambda} (6; numbers 2), {@code feature-share} (.6; .8), {@code grace} (60;
 * 40), {@code delta} (.01; .05), {@code tau} (.05), {@code depth} (20), {@code leaves} (1024), {@code history} (0),
 * {@code drift} (1), whether trees are replaced, {@link Encodings encoding} (ordinal). Memory: for each tree and
 * background tree at most {@code leaves} leaves, fewer if their histograms would hold more than 8 MiB; linear models
 * hold at most another 8 MiB a tree, and categories that do not fit have no weight.
 */
public final class AdaptiveForestFactory implements ExpertFactory {
    private static final TreeParameters.Defaults CLASSES = new TreeParameters.Defaults(.6, 60, .01, .05, 20, 1024);
    private static final TreeParameters.Defaults NUMBERS = new TreeParameters.Defaults(.8, 40, .05, .05, 20, 1024);

    private static final double TARGET_MEAN = Encodings.ORDINAL_FIRST.number(Encoding.TARGET_MEAN);

    /** For {@link java.util.ServiceLoader}. */
    public AdaptiveForestFactory() {}

    @Override
    public String type() {
        return "adaptive-forest";
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
        Task task = settings.task();
        boolean classes = task.isClassification();
        int trees = parameters.whole("trees", 6, 1, 1000);
        LessonWeights weights = LessonWeights.poisson(parameters.number("lambda", classes ? 6 : 2, .01, 20));
        TreeView view = TreeParameters.view(settings);
        TreeSettings tree = TreeParameters.tree(parameters, view, classes ? CLASSES : NUMBERS);
        boolean renewed = TreeParameters.renewed(settings);
        parameters.refuseUnknown("expert type '" + type() + "'");
        return classes
                ? new ClassificationForest(view, tree, task.outputs(), trees, renewed, weights, settings.seed())
                : new RegressionForest(view, tree, trees, renewed, weights, settings.seed());
    }

    @Override
    public List<Map<String, Double>> variants(Task task) {
        return List.of(Map.of("history", 1.0), Map.of("encoding", TARGET_MEAN), Map.of("trees", 3.0), Map.of("trees", 12.0));
    }
}
