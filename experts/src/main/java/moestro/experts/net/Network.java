package moestro.experts.net;

import java.util.Arrays;
import moestro.experts.support.ActiveInputs;
import moestro.experts.support.Head;
import moestro.mixture.ExpertSettings;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * One or two hidden layers under a linear one, and one step of Adam (Kingma and Ba 2015) on all of it. A gradient that
 * is too long is shortened as a whole (Pascanu, Mikolov, Bengio 2013: On the difficulty of training recurrent neural
 * networks).
 */
final class Network {
    private final String name;
    private final NetShape shape;
    private final Head head;
    private final NetWeights weights;
    private final HiddenLayer first;
    private final HiddenLayer second;
    private final AdamMatrix output;
    private final AdamMatrix skip;
    private final AdamClock clock;
    private final Passes passes;
    private final float[] answer;
    private final float[] gradients;

    /** The passes of one event; the second is null where there is one hidden layer only. */
    record Passes(Pass first, Pass second) {
        /** Passes through a net of this shape. */
        static Passes of(NetShape shape, boolean back) {
            Pass first = new Pass(shape.hidden(), shape.layerNorm(), back);
            return new Passes(first, shape.layers() == 1 ? null : new Pass(shape.hidden(), shape.layerNorm(), back));
        }

        Pass last() {
            return second == null ? first : second;
        }
    }

    /**
     * A net that has learned nothing.
     *
     * @param name how the names of its sections begin
     */
    Network(String name, ExpertSettings settings, NetShape shape) {
        this.name = name;
        this.shape = shape;
        head = Head.of(settings.task());
        weights = NetWeights.of(settings, shape);
        first = weights.first();
        second = weights.second();
        output = weights.output();
        skip = weights.skip();
        clock = new AdamClock(shape.rate());
        passes = Passes.of(shape, true);
        answer = new float[head.outputs()];
        gradients = new float[head.outputs()];
    }

    /** Answers an event; several threads may at once. */
    void answer(ActiveInputs inputs, float[] out) {
        if (clock.steps() == 0) {
            head.ignorance(out);
        } else {
            forward(inputs, Scratch.own().passes(shape), out);
        }
    }

    private void forward(ActiveInputs inputs, Passes of, float[] out) {
        first.forward(inputs, of.first());
        if (second != null) {
            second.forward(of.first(), of.second());
        }
        for (int k = 0; k < head.outputs(); k++) {
            out[k] = output.dot(k, of.last().outputs);
        }
        if (skip != null) {
            for (int i = 0; i < inputs.count(); i++) {
                if (inputs.index(i) < skip.rows()) {
                    skip.addRow(inputs.index(i), inputs.value(i), out, head.outputs());
                }
            }
        }
        head.answer(out);
    }

    /** Takes one step on one lesson. */
    void step(ActiveInputs inputs, float target) {
        weights.reserve(inputs.end());
        forward(inputs, passes, answer);
        head.gradients(answer, target, gradients);
        backward();
        move(inputs, scale(inputs), clock.tick());
    }

    /** The gradients on the hidden layers' sums, through weights that have not moved yet. */
    private void backward() {
        float[] last = passes.last().gradient;
        Arrays.fill(last, 0);
        for (int k = 0; k < head.outputs(); k++) {
            output.addRow(k, gradients[k], last, shape.hidden());
        }
        if (second != null) {
            second.backward(passes.first(), passes.second());
        }
        first.backward(passes.first());
    }

    /** What the gradient is multiplied by so that it is not too long. */
    private float scale(ActiveInputs inputs) {
        if (shape.gradientClip() == 0) {
            return 1;
        }
        double length = Math.sqrt(squaredGradient(inputs));
        return length > shape.gradientClip() ? (float) (shape.gradientClip() / length) : 1;
    }

    /** Gradients on weights are products of two vectors, so their lengths are products of lengths. */
    private double squaredGradient(ActiveInputs inputs) {
        double squaredInputs = Lengths.squared(inputs);
        double squaredOutputs = Lengths.squared(gradients);
        double sum = squaredOutputs * Lengths.squared(passes.last().outputs);
        sum += first.squaredGradient(passes.first(), squaredInputs);
        if (second != null) {
            sum += second.squaredGradient(passes.second(), Lengths.squared(passes.first().outputs));
        }
        return skip == null ? sum : sum + squaredOutputs * squaredInputs;
    }

    private void move(ActiveInputs inputs, float scale, AdamClock.Rates rates) {
        for (int k = 0; k < head.outputs(); k++) {
            output.step(k, gradients[k] * scale, passes.last().outputs, rates);
        }
        if (second != null) {
            second.step(passes.first(), passes.second(), scale, rates);
        }
        first.step(inputs, passes.first(), scale, rates);
        for (int i = 0; skip != null && i < inputs.count(); i++) {
            skip.step(inputs.index(i), inputs.value(i) * scale, gradients, rates);
        }
    }

    void writeModel(StateWriter out) {
        out.section(name + "steps").putLong(clock.steps());
        weights.forEach((part, own) -> part.writeModel(out, name + own));
    }

    void writeTraining(StateWriter out) {
        weights.forEach((part, own) -> part.writeTraining(out, name + own));
    }

    void readModel(StateReader in) {
        clock.restore(in.section(name + "steps").getLong());
        weights.forEach((part, own) -> part.readModel(in, name + own));
    }

    void readTraining(StateReader in) {
        weights.forEach((part, own) -> part.readTraining(in, name + own));
    }
}
