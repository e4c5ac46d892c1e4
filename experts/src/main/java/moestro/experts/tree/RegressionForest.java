package moestro.experts.tree;

import moestro.mixture.Expert;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** One or more trees with linear leaves, whose answers are averaged. */
final class RegressionForest implements Expert {
    private final TreeView view;
    private final long seed;
    private final LessonWeights weights;
    private final RegressionTrees trees;
    private long lessons;

    /**
     * Trees that learned nothing.
     *
     * @param renewed whether trees that drift hurts are replaced
     */
    RegressionForest(
            TreeView view, TreeSettings settings, int trees, boolean renewed, LessonWeights weights, long seed) {
        this.view = view;
        this.seed = seed;
        this.weights = weights;
        this.trees = new RegressionTrees(
                trees, i -> new MonitoredRegressionTree(view, settings, true, renewed, Hash.mix(seed, i)));
    }

    @Override
    public void predict(Input input, float[] output) {
        output[0] = (float) trees.mean(0, trees.count(), view.row(input), input);
    }

    @Override
    public void learn(Input input, float target) {
        float[] row = view.row(input);
        for (int i = 0; i < trees.count(); i++) {
            int by = weights.of(Hash.mix(seed, lessons, i));
            if (by > 0) {
                trees.get(i).learn(row, input, target, by);
            }
        }
        lessons++;
    }

    @Override
    public void writeModel(StateWriter out) {
        trees.writeModel(out);
    }

    @Override
    public void writeTraining(StateWriter out) {
        out.section("forest").putLong(lessons);
        trees.writeTraining(out);
    }

    @Override
    public void readModel(StateReader in) {
        trees.readModel(in);
    }

    @Override
    public void readTraining(StateReader in) {
        lessons = in.section("forest").getLong();
        trees.readTraining(in);
    }
}
