package moestro.experts.tree;

import moestro.mixture.Expert;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Gradient boosting, one lesson at a time (after Friedman 2001: Greedy function approximation, a gradient boosting
 * machine): each stage learns what the stages before it leave over. The first counts in full.
 */
final class BoostedTrees implements Expert {
    private static final double LARGEST_RESIDUAL = 8;

    private final TreeView view;
    private final int count;
    private final Stages stages;
    private long lessons;

    BoostedTrees(TreeView view, TreeSettings settings, BoostShape shape, long seed) {
        this.view = view;
        this.count = shape.stages();
        this.stages = new Stages(view, settings, shape, 1, seed);
    }

    @Override
    public void predict(Input input, float[] output) {
        float[] row = view.row(input);
        double sum = 0;
        for (int stage = 0; stage < count; stage++) {
            sum += stages.answer(0, stage, row, input);
        }
        output[0] = (float) sum;
    }

    @Override
    public void learn(Input input, float target) {
        float[] row = view.row(input);
        double residual = target;
        for (int stage = 0; stage < count; stage++) {
            double clipped = Math.clamp(residual, -LARGEST_RESIDUAL, LARGEST_RESIDUAL);
            residual -= stages.learn(0, stage, row, input, clipped, 1, lessons);
        }
        lessons++;
    }

    @Override
    public void writeModel(StateWriter out) {
        stages.writeModel(out);
    }

    @Override
    public void writeTraining(StateWriter out) {
        out.section("boosting").putLong(lessons);
        stages.writeTraining(out);
    }

    @Override
    public void readModel(StateReader in) {
        stages.readModel(in);
    }

    @Override
    public void readTraining(StateReader in) {
        lessons = in.section("boosting").getLong();
        stages.readTraining(in);
    }
}
