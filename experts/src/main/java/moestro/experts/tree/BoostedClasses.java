package moestro.experts.tree;

import moestro.experts.support.Head;
import moestro.mixture.Expert;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Gradient boosting on the log loss, one lesson at a time: stages add to the score of a class, and learn by Newton's
 * steps what the scores before them leave over (Friedman, Hastie, Tibshirani 2000: Additive logistic regression; as a
 * stream Gunasekara, Pfahringer, Gomes, Bifet 2024: Gradient boosted trees for evolving data streams). Two classes
 * share one row of stages, more have one each.
 */
final class BoostedClasses implements Expert {
    /** As Friedman, Hastie and Tibshirani advise: 2 to 4. */
    private static final double LARGEST_STEP = 4;
    /** A lesson of which the scores are this sure still counts a little. */
    private static final double LEAST_CURVATURE = .06;
    /** Makes the weight of a lesson of which nothing is known 1: the curvature there is a quarter. */
    private static final double WEIGHT = 4;

    private final TreeView view;
    private final int classes;
    private final int rows;
    private final int count;
    private final Stages stages;
    private final Head head;
    private final Sharpness sharpness = new Sharpness();
    private long lessons;

    BoostedClasses(TreeView view, TreeSettings settings, BoostShape shape, int classes, long seed) {
        this.view = view;
        this.classes = classes;
        this.rows = classes == 2 ? 1 : classes;
        this.count = shape.stages();
        this.stages = new Stages(view, settings, shape, rows, seed);
        this.head = new Head.Softmax(classes);
    }

    @Override
    public void predict(Input input, float[] output) {
        float[] features = view.row(input);
        double[] scores = new double[rows];
        for (int row = 0; row < rows; row++) {
            for (int stage = 0; stage < count; stage++) {
                scores[row] += stages.answer(row, stage, features, input);
            }
        }
        probabilities(sharpness.factor(), scores, output);
    }

    /** Of two classes, the first has the score 0 always. */
    private void probabilities(double factor, double[] scores, float[] output) {
        for (int k = 0; k < classes; k++) {
            output[k] = (float) (factor * (rows == classes ? scores[k] : k == 0 ? 0 : scores[0]));
        }
        head.answer(output);
    }

    @Override
    public void learn(Input input, float target) {
        float[] features = view.row(input);
        double[] scores = new double[rows];
        float[] probabilities = new float[classes];
        for (int stage = 0; stage < count; stage++) {
            probabilities(1, scores, probabilities);
            for (int row = 0; row < rows; row++) {
                int k = classOf(row);
                scores[row] += learn(row, stage, features, input, (int) target == k, probabilities[k]);
            }
        }
        sharpen((int) target, scores, probabilities);
        lessons++;
    }

    private void sharpen(int target, double[] scores, float[] probabilities) {
        probabilities(sharpness.factor(), scores, probabilities);
        double gradient = 0;
        for (int row = 0; row < rows; row++) {
            int k = classOf(row);
            gradient += (probabilities[k] - (target == k ? 1 : 0)) * scores[row];
        }
        sharpness.step(gradient);
    }

    private int classOf(int row) {
        return rows == classes ? row : 1;
    }

    private double learn(int row, int stage, float[] features, Input input, boolean isIt, double probability) {
        double curvature = Math.max(probability * (1 - probability), LEAST_CURVATURE);
        double step = Math.clamp(((isIt ? 1 : 0) - probability) / curvature, -LARGEST_STEP, LARGEST_STEP);
        return stages.learn(row, stage, features, input, step, WEIGHT * curvature, lessons);
    }

    @Override
    public void writeModel(StateWriter out) {
        sharpness.writeModel(out);
        stages.writeModel(out);
    }

    @Override
    public void writeTraining(StateWriter out) {
        out.section("boosting").putLong(lessons);
        sharpness.writeTraining(out);
        stages.writeTraining(out);
    }

    @Override
    public void readModel(StateReader in) {
        sharpness.readModel(in);
        stages.readModel(in);
    }

    @Override
    public void readTraining(StateReader in) {
        lessons = in.section("boosting").getLong();
        sharpness.readTraining(in);
        stages.readTraining(in);
    }
}
