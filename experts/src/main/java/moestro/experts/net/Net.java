package moestro.experts.net;

import java.util.Arrays;
import moestro.experts.support.ActiveInputs;
import moestro.experts.support.Head;
import moestro.mixture.Expert;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * One hidden layer of leaky rectifiers under a softmax or a number. Each lesson takes one step of Adam (Kingma and Ba
 * 2015) on the new event and some on events drawn from the last ones. Only rows of inputs that are not zero move.
 */
final class Net implements Expert {
    private static final float LEAK = .01f;
    private static final int MOST_INPUTS_SCALED_FOR = 20;
    private static final double OUTPUT_DEVIATION = .1;
    private static final long INPUT_WEIGHTS = 1;
    private static final long OUTPUT_WEIGHTS = 2;
    private static final long DRAWS = 3;
    private static final int LEAST_TO_DRAW_FROM = 21;

    private final Layout layout;
    private final Shape shape;
    private final long seed;
    private final Head head;
    private final int hiddenUnits;
    private final AdamMatrix inputLayer;
    private final AdamMatrix outputLayer;
    private final AdamClock clock;
    private final Replay replay;
    private final ActiveInputs active;
    private final float[] hidden;
    private final float[] hiddenGradient;
    private final float[] answer;
    private final float[] gradients;

    /**
     * What the parameters say.
     *
     * @param hidden units of the hidden layer
     * @param rate Adam's rate
     * @param replays steps on remembered lessons, per lesson
     * @param window how many lessons are remembered
     * @param history whether the label history is among the inputs
     */
    record Shape(int hidden, double rate, int replays, int window, boolean history) {}

    Net(ExpertSettings settings, Shape shape) {
        layout = settings.layout();
        this.shape = shape;
        seed = settings.seed();
        head = Head.of(settings.task());
        hiddenUnits = shape.hidden();
        double inputDeviation = 1 / Math.sqrt(Math.min(ActiveInputs.atOnce(layout), MOST_INPUTS_SCALED_FOR));
        double outputDeviation = OUTPUT_DEVIATION / Math.sqrt(hiddenUnits);
        inputLayer = new AdamMatrix(
                layout.dense(), hiddenUnits, (row, unit) -> normal(INPUT_WEIGHTS, row, unit, inputDeviation));
        outputLayer = new AdamMatrix(
                head.outputs(),
                hiddenUnits + 1,
                (row, unit) -> unit == hiddenUnits ? 0 : normal(OUTPUT_WEIGHTS, row, unit, outputDeviation));
        clock = new AdamClock(shape.rate());
        replay = new Replay(layout, shape.window());
        active = new ActiveInputs(layout, shape.history());
        hidden = new float[hiddenUnits + 1];
        hiddenGradient = new float[hiddenUnits];
        answer = new float[head.outputs()];
        gradients = new float[head.outputs()];
    }

    private float normal(long use, int row, int unit, double deviation) {
        return (float) (deviation * Hash.gaussian(Hash.mix(Hash.mix(seed, use), row, unit)));
    }

    @Override
    public void predict(Input input, float[] output) {
        if (clock.steps() == 0) {
            head.ignorance(output);
        } else {
            forward(new ActiveInputs(layout, shape.history()).of(input), new float[hiddenUnits + 1], output);
        }
    }

    @Override
    public void learn(Input input, float target) {
        step(active.of(input), target);
        int remembered = replay.size();
        for (int draw = 0; draw < shape.replays() && remembered >= LEAST_TO_DRAW_FROM; draw++) {
            long hash = Hash.mix(Hash.mix(seed, DRAWS), replay.lessons(), draw);
            float old = replay.get(Hash.below(hash, remembered), active);
            step(active, old);
        }
        replay.add(input, target);
    }

    /** Fills {@code units} with the hidden layer and a 1 for the bias, and {@code output} with the answer. */
    private void forward(ActiveInputs inputs, float[] units, float[] output) {
        Arrays.fill(units, 0);
        for (int i = 0; i < inputs.count(); i++) {
            if (inputs.index(i) < inputLayer.rows()) {
                inputLayer.addRow(inputs.index(i), inputs.value(i), units, hiddenUnits);
            }
        }
        for (int j = 0; j < hiddenUnits; j++) {
            units[j] = Math.max(units[j], LEAK * units[j]);
        }
        units[hiddenUnits] = 1;
        for (int k = 0; k < head.outputs(); k++) {
            output[k] = outputLayer.dot(k, units);
        }
        head.answer(output);
    }

    private void step(ActiveInputs inputs, float target) {
        inputLayer.reserve(inputs.end());
        forward(inputs, hidden, answer);
        head.gradients(answer, target, gradients);
        backward();
        AdamClock.Rates rates = clock.tick();
        for (int k = 0; k < head.outputs(); k++) {
            outputLayer.step(k, gradients[k], hidden, rates);
        }
        for (int i = 0; i < inputs.count(); i++) {
            inputLayer.step(inputs.index(i), inputs.value(i), hiddenGradient, rates);
        }
    }

    /** The gradient on the hidden layer, through output weights that have not moved yet. */
    private void backward() {
        Arrays.fill(hiddenGradient, 0);
        for (int k = 0; k < head.outputs(); k++) {
            outputLayer.addRow(k, gradients[k], hiddenGradient, hiddenUnits);
        }
        for (int j = 0; j < hiddenUnits; j++) {
            hiddenGradient[j] *= hidden[j] > 0 ? 1 : LEAK;
        }
    }

    @Override
    public void writeModel(StateWriter out) {
        out.section("steps").putLong(clock.steps());
        outputLayer.writeModel(out, "output");
        inputLayer.writeModel(out, "input");
    }

    @Override
    public void writeTraining(StateWriter out) {
        outputLayer.writeTraining(out, "output");
        inputLayer.writeTraining(out, "input");
        replay.write(out);
    }

    @Override
    public void readModel(StateReader in) {
        clock.restore(in.section("steps").getLong());
        outputLayer.readModel(in, "output");
        inputLayer.readModel(in, "input");
    }

    @Override
    public void readTraining(StateReader in) {
        outputLayer.readTraining(in, "output");
        inputLayer.readTraining(in, "input");
        replay.read(in);
    }
}
