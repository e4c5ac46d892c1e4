package moestro.experts.tree;

import java.util.Arrays;
import moestro.mixture.Expert;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Gradient boosting, one lesson at a time (after Friedman 2001: Greedy function approximation, a gradient boosting
 * machine): each tree learns what the trees before it leave over. The first has linear leaves and counts in full.
 */
final class BoostedTrees implements Expert {
    private static final double LARGEST_RESIDUAL = 8;

    private final TreeView view;
    private final double shrinkage;
    private final RegressionTree[] trees;

    BoostedTrees(TreeView view, TreeSettings settings, int trees, double shrinkage, long seed) {
        this.view = view;
        this.shrinkage = shrinkage;
        this.trees = new RegressionTree[trees];
        Arrays.setAll(this.trees, i -> new RegressionTree(view, settings, i == 0, Hash.mix(seed, i)));
    }

    @Override
    public void predict(Input input, float[] output) {
        float[] row = view.row(input);
        double sum = trees[0].answer(row, input);
        for (int i = 1; i < trees.length; i++) {
            sum += shrinkage * trees[i].answer(row, input);
        }
        output[0] = (float) sum;
    }

    @Override
    public void learn(Input input, float target) {
        float[] row = view.row(input);
        double residual = target;
        for (int i = 0; i < trees.length; i++) {
            double clipped = Math.clamp(residual, -LARGEST_RESIDUAL, LARGEST_RESIDUAL);
            double answer = trees[i].learn(row, input, clipped, 1);
            residual -= i == 0 ? answer : shrinkage * answer;
        }
    }

    @Override
    public void writeModel(StateWriter out) {
        for (int i = 0; i < trees.length; i++) {
            trees[i].writeModel(out.section("tree/" + i));
        }
    }

    @Override
    public void writeTraining(StateWriter out) {
        for (int i = 0; i < trees.length; i++) {
            trees[i].writeTraining(out.section("growth/" + i));
        }
    }

    @Override
    public void readModel(StateReader in) {
        for (int i = 0; i < trees.length; i++) {
            trees[i].readModel(in.section("tree/" + i));
        }
    }

    @Override
    public void readTraining(StateReader in) {
        for (int i = 0; i < trees.length; i++) {
            trees[i].readTraining(in.section("growth/" + i));
        }
    }
}
