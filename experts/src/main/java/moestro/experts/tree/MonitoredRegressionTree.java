package moestro.experts.tree;

import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * A tree for numbers, its drift monitor, and the background tree that takes its place where it errs less (after Bifet
 * and Gavalda 2009: Adaptive learning from evolving data streams, whose alternate trees do). Errors of numbers come in
 * runs, so that a warning alone says little: it begins a background tree, and the two are compared on the lessons from
 * then on.
 */
final class MonitoredRegressionTree {
    /** No error counts for more, so that outliers are no drift. */
    private static final double LARGEST_ERROR = 8;

    private static final double RECENT_RATE = .02;
    /** Lessons that a background tree learns at least before it can take over. */
    private static final long LEAST_LESSONS = 400;
    /** A background tree that has not taken over by then does not. */
    private static final long MOST_LESSONS = 2000;
    /** A background tree takes over if its error is below this share of the other's. */
    private static final double BETTER = .8;

    private final TreeView view;
    private final TreeSettings settings;
    private final boolean linear;
    private final boolean renewed;
    private final long seed;
    private final DriftMonitor monitor = new DriftMonitor();
    /** How many trees were begun here; makes each one's seed its own. */
    private long begun;

    private RegressionTree tree;
    /** Null while there is no warning. */
    private RegressionTree background;
    /** Lessons since the background tree was begun, and the errors of both on them. */
    private long compared;

    private double treeError;
    private double backgroundError;

    /**
     * A tree that is one leaf.
     *
     * @param linear whether leaves have linear models
     * @param renewed whether it is replaced when it drifts
     */
    MonitoredRegressionTree(TreeView view, TreeSettings settings, boolean linear, boolean renewed, long seed) {
        this.view = view;
        this.settings = settings;
        this.linear = linear;
        this.renewed = renewed;
        this.seed = seed;
        tree = new RegressionTree(view, settings, linear, seed);
    }

    /** One number; the row is what {@link TreeView#row} makes of the input. */
    double answer(float[] row, Input input) {
        return tree.answer(row, input);
    }

    /**
     * Learns one lesson.
     *
     * @param by how often, more than 0
     * @return what the tree would have answered
     */
    double learn(float[] row, Input input, double target, double by) {
        double answer = tree.learn(row, input, target, by);
        if (renewed) {
            double error = error(answer, target);
            if (background != null) {
                compare(error, error(background.learn(row, input, target, by), target));
            }
            watch(error);
        }
        return answer;
    }

    private static double error(double answer, double target) {
        return Math.min(Math.abs(answer - target), LARGEST_ERROR);
    }

    private void compare(double error, double ofBackground) {
        compared++;
        double rate = Math.max(RECENT_RATE, 1.0 / compared);
        treeError += rate * (error - treeError);
        backgroundError += rate * (ofBackground - backgroundError);
        if (compared >= LEAST_LESSONS && backgroundError < BETTER * treeError) {
            tree = background;
            settle();
        } else if (compared >= MOST_LESSONS) {
            settle();
        }
    }

    private void settle() {
        background = null;
        monitor.reset();
    }

    private void watch(double error) {
        switch (monitor.note(error)) {
            case CALM -> background = null;
            case WARNING, ALARM -> begin();
            case UNDECIDED -> {}
        }
    }

    private void begin() {
        if (background == null) {
            begun++;
            background = new RegressionTree(view, settings, linear, Hash.mix(seed, begun));
            compared = 0;
            treeError = 0;
            backgroundError = 0;
        }
    }

    void writeModel(StateWriter out) {
        tree.writeModel(out);
    }

    void readModel(StateReader in) {
        tree.readModel(in);
    }

    void writeTraining(StateWriter out) {
        tree.writeTraining(out);
        if (!renewed) {
            return;
        }
        out.putLong(begun);
        monitor.writeModel(out);
        monitor.writeTraining(out);
        out.putBoolean(background != null);
        if (background != null) {
            out.putLong(compared);
            out.putDouble(treeError);
            out.putDouble(backgroundError);
            background.writeModel(out);
            background.writeTraining(out);
        }
    }

    void readTraining(StateReader in) {
        tree.readTraining(in);
        if (!renewed) {
            return;
        }
        begun = in.getLong();
        monitor.readModel(in);
        monitor.readTraining(in);
        background = null;
        if (in.getBoolean()) {
            compared = in.getLong();
            treeError = in.getDouble();
            backgroundError = in.getDouble();
            background = new RegressionTree(view, settings, linear, 0);
            background.readModel(in);
            background.readTraining(in);
        }
    }
}
