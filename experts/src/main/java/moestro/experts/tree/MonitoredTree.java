package moestro.experts.tree;

import moestro.mixture.Hash;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** A tree, its drift monitor, and the background tree that takes its place when the monitor says so. */
final class MonitoredTree {
    private final TreeSettings settings;
    private final int classes;
    private final boolean renewed;
    private final long seed;
    private final DriftMonitor monitor = new DriftMonitor();
    /** How many trees were begun here; makes each one's seed its own. */
    private long begun;

    private ClassificationTree tree;
    /** Null while all is calm. */
    private ClassificationTree background;

    /**
     * A tree that is one leaf.
     *
     * @param renewed whether it is replaced when it drifts
     */
    MonitoredTree(TreeSettings settings, int classes, boolean renewed, long seed) {
        this.settings = settings;
        this.classes = classes;
        this.renewed = renewed;
        this.seed = seed;
        tree = begin();
    }

    double vote() {
        return monitor.vote();
    }

    void answer(float[] row, double[] out) {
        tree.answer(row, out);
    }

    void learn(float[] row, int target, int by, double[] scratch) {
        boolean right = tree.learn(row, target, by, scratch);
        if (background != null) {
            background.learn(row, target, by, scratch);
        }
        DriftMonitor.Verdict verdict = monitor.note(!right);
        if (renewed) {
            heed(verdict);
        }
    }

    private void heed(DriftMonitor.Verdict verdict) {
        switch (verdict) {
            case CALM -> background = null;
            case WARNING -> background = background == null ? begin() : background;
            case ALARM -> replace();
            case UNDECIDED -> {}
        }
    }

    void writeModel(StateWriter out) {
        monitor.writeModel(out);
        tree.writeModel(out);
    }

    void readModel(StateReader in) {
        monitor.readModel(in);
        tree.readModel(in);
    }

    void writeTraining(StateWriter out) {
        out.putLong(begun);
        monitor.writeTraining(out);
        tree.writeTraining(out);
        out.putBoolean(background != null);
        if (background != null) {
            background.writeModel(out);
            background.writeTraining(out);
        }
    }

    void readTraining(StateReader in) {
        begun = in.getLong();
        monitor.readTraining(in);
        tree.readTraining(in);
        background = null;
        if (in.getBoolean()) {
            background = new ClassificationTree(settings, classes, 0);
            background.readModel(in);
            background.readTraining(in);
        }
    }

    private void replace() {
        tree = background == null ? begin() : background;
        background = null;
        monitor.reset();
    }

    private ClassificationTree begin() {
        return new ClassificationTree(settings, classes, Hash.mix(seed, begun++));
    }
}
