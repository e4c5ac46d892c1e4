package moestro.experts.tree;

import java.util.Arrays;
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
    private final RegressionTree[] trees;
    private long lessons;

    RegressionForest(TreeView view, TreeSettings settings, int trees, LessonWeights weights, long seed) {
        this.view = view;
        this.seed = seed;
        this.weights = weights;
        this.trees = new RegressionTree[trees];
        Arrays.setAll(this.trees, i -> new RegressionTree(view, settings, true, Hash.mix(seed, i)));
    }

    @Override
    public void predict(Input input, float[] output) {
        float[] row = view.row(input);
        double sum = 0;
        for (RegressionTree tree : trees) {
            sum += tree.answer(row, input);
        }
        output[0] = (float) (sum / trees.length);
    }

    @Override
    public void learn(Input input, float target) {
        float[] row = view.row(input);
        for (int i = 0; i < trees.length; i++) {
            int by = weights.of(Hash.mix(seed, lessons, i));
            if (by > 0) {
                trees[i].learn(row, input, target, by);
            }
        }
        lessons++;
    }

    @Override
    public void writeModel(StateWriter out) {
        for (int i = 0; i < trees.length; i++) {
            trees[i].writeModel(out.section("tree/" + i));
        }
    }

    @Override
    public void writeTraining(StateWriter out) {
        out.section("forest").putLong(lessons);
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
        lessons = in.section("forest").getLong();
        for (int i = 0; i < trees.length; i++) {
            trees[i].readTraining(in.section("growth/" + i));
        }
    }
}
