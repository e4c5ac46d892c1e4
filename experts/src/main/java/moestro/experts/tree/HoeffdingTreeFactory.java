package moestro.experts.tree;

import java.util.List;
import java.util.Map;
import moestro.experts.support.Encodings;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Parameters;
import moestro.mixture.Task;

/**
 * {@code hoeffding-tree}: one incremental tree, and a background tree that replaces it on drift. For classes with
 * adaptive naive-Bayes leaves; for numbers with linear leaves.
 *
 * <p>Parameters: {@code grace} (100; numbers 40), {@code delta} (.01; .05), {@code tau} (.05), {@code depth} (20),
 * {@code leaves} (1024), {@code feature-share} (1), {@code history} (0), {@code drift} (1), whether the tree is
 * replaced, {@link Encodings encoding} (ordinal). Memory: for each of tree and background tree at most {@code leaves}
 * leaves, fewer if their histograms would hold more than 8 MiB; linear models hold at most another 8 MiB, and
 * categories that do not fit have no weight.
 */
public final class HoeffdingTreeFactory implements ExpertFactory {
    private static final TreeParameters.Defaults CLASSES = new TreeParameters.Defaults(1, 100, .01, .05, 20, 1024);
    private static final TreeParameters.Defaults NUMBERS = new TreeParameters.Defaults(1, 40, .05, .05, 20, 1024);

    /** For {@link java.util.ServiceLoader}. */
    public HoeffdingTreeFactory() {}

    @Override
    public String type() {
        return "hoeffding-tree";
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
        TreeView view = TreeParameters.view(settings);
        TreeSettings tree = TreeParameters.tree(parameters, view, task.isClassification() ? CLASSES : NUMBERS);
        boolean renewed = TreeParameters.renewed(settings);
        parameters.refuseUnknown("expert type '" + type() + "'");
        LessonWeights once = LessonWeights.once();
        return task.isClassification()
                ? new ClassificationForest(view, tree, task.outputs(), 1, renewed, once, settings.seed())
                : new RegressionForest(view, tree, 1, renewed, once, settings.seed());
    }

    @Override
    public List<Map<String, Double>> variants(Task task) {
        return List.of(Map.of("history", 1.0), Map.of("grace", 300.0), Map.of("depth", 8.0));
    }
}
