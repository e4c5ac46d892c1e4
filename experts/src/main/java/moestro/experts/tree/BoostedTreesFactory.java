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
 * {@code boosted-trees}, for numbers: incremental trees, each of which learns what those before it leave over.
 *
 * <p>Parameters: {@code trees} (15), {@code shrinkage} of all trees but the first (.3), {@code
 * feature-share} (.8), {@code grace} (40), {@code delta} (.05), {@code tau} (.1), {@code depth} (8), {@code leaves}
 * (256), {@code history} (0), {@link Encodings encoding} (ordinal). Memory: each tree has at most {@code leaves} leaves, fewer if their histograms would hold
 * more than 8 MiB; the linear models of the first hold at most another 8 MiB, and categories that do not fit have no
 * weight.
 */
public final class BoostedTreesFactory implements ExpertFactory {
    private static final TreeParameters.Defaults NUMBERS = new TreeParameters.Defaults(.8, 40, .05, .1, 8, 256);

    private static final double TARGET_MEAN = Encodings.ORDINAL_FIRST.number(Encoding.TARGET_MEAN);

    /** For {@link java.util.ServiceLoader}. */
    public BoostedTreesFactory() {}

    @Override
    public String type() {
        return "boosted-trees";
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
        int trees = parameters.whole("trees", 15, 1, 1000);
        double shrinkage = parameters.number("shrinkage", .3, .001, 1);
        TreeView view = TreeParameters.view(settings);
        TreeSettings tree = TreeParameters.tree(parameters, view, NUMBERS);
        parameters.refuseUnknown("expert type '" + type() + "'");
        return new BoostedTrees(view, tree, trees, shrinkage, settings.seed());
    }

    @Override
    public List<Map<String, Double>> variants(Task task) {
        return List.of(Map.of("history", 1.0), Map.of("encoding", TARGET_MEAN), Map.of("trees", 8.0), Map.of("trees", 30.0, "shrinkage", .15));
    }
}
