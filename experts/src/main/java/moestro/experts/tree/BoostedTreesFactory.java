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
 * {@code boosted-trees}: incremental trees in stages, each of which learns what those before it leave over, of a number
 * or of the log loss of classes. A bag of trees in each stage is slower and much better.
 *
 * <p>Parameters: {@code trees} (15), how many stages; {@code bag} (1), trees of a stage, and with more than one {@code
 * lambda} (2), how often each learns a lesson on the mean; {@code shrinkage} of all stages but the first (.3), {@code
 * drift} (1), whether trees that drift hurts are replaced; {@code feature-share} (.8), {@code grace} (40), {@code
 * delta} (.05), {@code tau} (.1), {@code depth} (8), {@code leaves} (256), {@code history} (0), {@link Encodings
 * encoding} (ordinal).
 *
 * <p>More than two classes have stages of their own each. Memory: each tree and background tree has at most {@code
 * leaves} leaves, fewer if their histograms would hold more than 8 MiB; the linear models of one of the first stage
 * hold at most another 8 MiB, and categories that do not fit have no weight.
 */
public final class BoostedTreesFactory implements ExpertFactory {
    private static final TreeParameters.Defaults DEFAULTS = new TreeParameters.Defaults(.8, 40, .05, .1, 8, 256);

    private static final double TARGET_MEAN = Encodings.ORDINAL_FIRST.number(Encoding.TARGET_MEAN);

    /** For {@link java.util.ServiceLoader}. */
    public BoostedTreesFactory() {}

    @Override
    public String type() {
        return "boosted-trees";
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
        BoostShape shape = shape(settings);
        TreeView view = TreeParameters.view(settings);
        TreeSettings tree = TreeParameters.tree(parameters, view, DEFAULTS);
        parameters.refuseUnknown("expert type '" + type() + "'");
        return task.isClassification()
                ? new BoostedClasses(view, tree, shape, task.outputs(), settings.seed())
                : new BoostedTrees(view, tree, shape, settings.seed());
    }

    private static BoostShape shape(ExpertSettings settings) {
        Parameters parameters = settings.parameters();
        int bag = parameters.whole("bag", 1, 1, 100);
        return new BoostShape(
                parameters.whole("trees", 15, 1, 1000),
                bag,
                parameters.number("shrinkage", .3, .001, 1),
                TreeParameters.renewed(settings),
                bag == 1 ? LessonWeights.once() : LessonWeights.poisson(parameters.number("lambda", 2, .01, 20)));
    }

    @Override
    public List<Map<String, Double>> variants(Task task) {
        return List.of(Map.of("history", 1.0), Map.of("encoding", TARGET_MEAN), Map.of("trees", 8.0), Map.of("trees", 30.0, "shrinkage", .15));
    }
}
