package moestro.experts.tree;

import java.util.Arrays;
import moestro.mixture.Expert;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * One or more monitored trees whose probabilities are averaged by the weights of their votes (after Gomes et al. 2017:
 * Adaptive random forests for evolving data stream classification), with a hundredth of the uniform distribution.
 */
final class ClassificationForest implements Expert {
    private static final double UNIFORM_SHARE = .01;

    private final TreeView view;
    private final int classes;
    private final long seed;
    private final LessonWeights weights;
    private final MonitoredTree[] trees;
    private long lessons;

    ClassificationForest(
            TreeView view,
            TreeSettings settings,
            int classes,
            int trees,
            boolean renewed,
            LessonWeights weights,
            long seed) {
        this.view = view;
        this.classes = classes;
        this.seed = seed;
        this.weights = weights;
        this.trees = new MonitoredTree[trees];
        TreeSettings bounded = settings.within(classes);
        Arrays.setAll(this.trees, i -> new MonitoredTree(bounded, classes, renewed, Hash.mix(seed, i)));
    }

    @Override
    public void predict(Input input, float[] output) {
        float[] row = view.row(input);
        double[] sum = new double[classes];
        double[] answer = new double[classes];
        for (MonitoredTree tree : trees) {
            tree.answer(row, answer);
            double vote = tree.vote();
            for (int k = 0; k < classes; k++) {
                sum[k] += vote * answer[k];
            }
        }
        HistogramBayes.normalise(sum);
        for (int k = 0; k < classes; k++) {
            output[k] = (float) ((1 - UNIFORM_SHARE) * sum[k] + UNIFORM_SHARE / classes);
        }
    }

    @Override
    public void learn(Input input, float target) {
        float[] row = view.row(input);
        double[] scratch = new double[classes];
        for (int i = 0; i < trees.length; i++) {
            int by = weights.of(Hash.mix(seed, lessons, i));
            if (by > 0) {
                trees[i].learn(row, (int) target, by, scratch);
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
