package moestro.experts.tree;

import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Rows of stages that learn what is left over, each a bag of trees that differ by how often they learn a lesson (Oza
 * and Russell 2001: Online bagging and boosting). Boosting trees that are renewed on drift is due to Gunasekara,
 * Pfahringer, Gomes and Bifet (2024: Gradient boosted trees for evolving data streams).
 */
final class Stages {
    private final BoostShape shape;
    private final long seed;
    private final RegressionTrees trees;

    /** Stages that learned nothing, {@code rows} times those of the shape. */
    Stages(TreeView view, TreeSettings settings, BoostShape shape, int rows, long seed) {
        this.shape = shape;
        this.seed = seed;
        int perRow = shape.stages() * shape.bag();
        trees = new RegressionTrees(rows * perRow, i -> {
            boolean linear = i % perRow < shape.bag();
            return new MonitoredRegressionTree(view, settings, linear, shape.renewed(), Hash.mix(seed, i));
        });
    }

    /** What a stage adds to the score of its row. */
    double answer(int row, int stage, float[] features, Input input) {
        return factor(stage) * trees.mean(first(row, stage), shape.bag(), features, input);
    }

    /**
     * A stage learns one lesson.
     *
     * @param target what is left over
     * @param by the weight of the lesson, more than 0
     * @param lesson its number
     * @return what the stage would have added
     */
    double learn(int row, int stage, float[] features, Input input, double target, double by, long lesson) {
        int first = first(row, stage);
        double sum = 0;
        for (int i = first; i < first + shape.bag(); i++) {
            int times = shape.weights().of(Hash.mix(seed, lesson, i));
            MonitoredRegressionTree tree = trees.get(i);
            sum += times > 0 ? tree.learn(features, input, target, by * times) : tree.answer(features, input);
        }
        return factor(stage) * sum / shape.bag();
    }

    private int first(int row, int stage) {
        return (row * shape.stages() + stage) * shape.bag();
    }

    private double factor(int stage) {
        return stage == 0 ? 1 : shape.shrinkage();
    }

    void writeModel(StateWriter out) {
        trees.writeModel(out);
    }

    void writeTraining(StateWriter out) {
        trees.writeTraining(out);
    }

    void readModel(StateReader in) {
        trees.readModel(in);
    }

    void readTraining(StateReader in) {
        trees.readTraining(in);
    }
}
