package moestro.experts.tree;

import moestro.mixture.ExpertSettings;
import moestro.mixture.Parameters;

/** Reads from a panel's parameters what all trees have in common. */
final class TreeParameters {

    /** What a type of expert takes where the panel says nothing. */
    record Defaults(double featureShare, int grace, double delta, double tau, int depth, int leaves) {}

    private TreeParameters() {}

    /** {@code history}: whether the trees see the label history. */
    static TreeView view(ExpertSettings settings) {
        return new TreeView(settings.layout(), settings.parameters().flag("history", false));
    }

    /** {@code drift}: whether trees that drift hurts are replaced. */
    static boolean renewed(ExpertSettings settings) {
        return settings.parameters().flag("drift", true);
    }

    /** {@code feature-share}, {@code grace}, {@code delta}, {@code tau}, {@code depth} and {@code leaves}. */
    static TreeSettings tree(Parameters parameters, TreeView view, Defaults defaults) {
        double share = parameters.number("feature-share", defaults.featureShare(), 1e-3, 1);
        int features = view.features();
        return new TreeSettings(
                features,
                Math.clamp((long) Math.ceil(share * features), 1, features),
                parameters.whole("grace", defaults.grace(), 1, 1_000_000),
                parameters.number("delta", defaults.delta(), 1e-12, .5),
                parameters.number("tau", defaults.tau(), 0, 1),
                parameters.whole("depth", defaults.depth(), 0, 64),
                parameters.whole("leaves", defaults.leaves(), 1, 65_536));
    }
}
