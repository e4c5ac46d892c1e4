package moestro.experts.tree;

import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** Trees for numbers, each with a section of its own in model and training. */
final class RegressionTrees {
    private final MonitoredRegressionTree[] trees;

    /** Makes the index-th tree. */
    interface Maker {
        MonitoredRegressionTree make(int index);
    }

    RegressionTrees(int count, Maker maker) {
        trees = new MonitoredRegressionTree[count];
        for (int i = 0; i < count; i++) {
            trees[i] = maker.make(i);
        }
    }

    int count() {
        return trees.length;
    }

    MonitoredRegressionTree get(int index) {
        return trees[index];
    }

    /** The mean answer of some trees, one after another. */
    double mean(int from, int count, float[] row, Input input) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += trees[i].answer(row, input);
        }
        return sum / count;
    }

    void writeModel(StateWriter out) {
        for (int i = 0; i < trees.length; i++) {
            trees[i].writeModel(out.section("tree/" + i));
        }
    }

    void writeTraining(StateWriter out) {
        for (int i = 0; i < trees.length; i++) {
            trees[i].writeTraining(out.section("growth/" + i));
        }
    }

    void readModel(StateReader in) {
        for (int i = 0; i < trees.length; i++) {
            trees[i].readModel(in.section("tree/" + i));
        }
    }

    void readTraining(StateReader in) {
        for (int i = 0; i < trees.length; i++) {
            trees[i].readTraining(in.section("growth/" + i));
        }
    }
}
