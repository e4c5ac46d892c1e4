package moestro.experts.smile;

import java.util.Arrays;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import smile.base.mlp.Cost;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.MultilayerPerceptron;
import smile.base.mlp.OutputFunction;
import smile.math.MathEx;
import smile.util.function.TimeFunction;

/** One of Smile's perceptrons over our layers: Smile orders the steps, computes and clips the gradients. */
final class Net {
    private final NetShape shape;
    private final HiddenRectifiers hidden;
    private final NetOutput output;
    private final MultilayerPerceptron perceptron;

    /**
     * Makes a net with initial weights, which depend on the shape, the number of inputs and the seed.
     *
     * @param inputs length of an input vector
     */
    Net(NetShape shape, int inputs, long seed) {
        this.shape = shape;
        // Smile draws weights from the calling thread's generator; what was drawn from it before must not matter.
        MathEx.setSeed(Seeds.of(seed, 0));
        hidden = new HiddenRectifiers(shape.hidden(), inputs);
        output = new NetOutput(shape.outputs(), shape.hidden(), function(), cost());
        LayerBuilder[] layers = {
            Layer.input(inputs), new Ready(hidden), new Ready(output),
        };
        perceptron = shape.task().isClassification()
                ? new smile.classification.MLP(layers)
                : new smile.regression.MLP(layers);
        perceptron.setLearningRate(TimeFunction.constant(shape.rate()));
        perceptron.setClipNorm(shape.clipNorm());
        if (shape.rmsprop()) {
            perceptron.setRMSProp(NetShape.RHO, NetShape.EPSILON);
        }
    }

    private OutputFunction function() {
        if (!shape.task().isClassification()) {
            return OutputFunction.LINEAR;
        }
        return shape.outputs() == 1 ? OutputFunction.SIGMOID : OutputFunction.SOFTMAX;
    }

    private Cost cost() {
        return shape.task().isClassification() ? Cost.LIKELIHOOD : Cost.MEAN_SQUARED_ERROR;
    }

    /** One number, or a probability for each class. */
    void predict(double[] x, double[] scores) {
        switch (perceptron) {
            case smile.classification.MLP classes -> classes.predict(x, scores);
            case smile.regression.MLP numbers -> scores[0] = numbers.predict(x);
            default -> throw new IllegalStateException("no such perceptron is made here");
        }
    }

    /**
     * Takes one step.
     *
     * @return whether the answer before the step was finite; if not, the weights are lost
     */
    boolean learn(double[] x, float target) {
        // Smile applies RMSProp to batches only, so a step of it is a batch of one.
        switch (perceptron) {
            case smile.classification.MLP classes
            when shape.rmsprop() -> classes.update(new double[][] {x}, new int[] {(int) target});
            case smile.classification.MLP classes -> classes.update(x, (int) target);
            case smile.regression.MLP numbers
            when shape.rmsprop() -> numbers.update(new double[][] {x}, new double[] {target});
            case smile.regression.MLP numbers -> numbers.update(x, target);
            default -> throw new IllegalStateException("no such perceptron is made here");
        }
        return Arrays.stream(output.output()).allMatch(Double::isFinite);
    }

    /** Takes over a net with no more inputs; the weights of the further inputs stay as they are. */
    void copyFrom(Net narrower) {
        hidden.weights().copyFrom(narrower.hidden.weights());
        output.weights().copyFrom(narrower.output.weights());
    }

    /** Frees what this thread holds for the net. */
    void close() {
        perceptron.close();
    }

    /** Writes two sections. */
    void writeModel(StateWriter out) {
        out.section("hidden");
        hidden.weights().writeModel(out);
        out.section("output");
        output.weights().writeModel(out);
    }

    /** Reads what {@link #writeModel} wrote. */
    void readModel(StateReader in) {
        hidden.weights().readModel(in.section("hidden"));
        output.weights().readModel(in.section("output"));
    }

    /** Writes RMSProp's averages, if there are any. */
    void writeTraining(StateWriter out) {
        if (shape.rmsprop()) {
            out.section("hidden-squares");
            hidden.weights().writeTraining(out);
            out.section("output-squares");
            output.weights().writeTraining(out);
        }
    }

    /** Reads what {@link #writeTraining} wrote. */
    void readTraining(StateReader in) {
        if (shape.rmsprop()) {
            hidden.weights().readTraining(in.section("hidden-squares"));
            output.weights().readTraining(in.section("output-squares"));
        }
    }

    /** Gives Smile a layer that is already there. */
    private static final class Ready extends LayerBuilder {
        private final Layer layer;

        Ready(Layer layer) {
            super(layer.getOutputSize(), 0);
            this.layer = layer;
        }

        @Override
        public Layer build(int inputs) {
            return layer;
        }
    }
}
