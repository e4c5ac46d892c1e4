package moestro.experts.linear;

import moestro.experts.support.ActiveInputs;
import moestro.experts.support.Head;
import moestro.mixture.Expert;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** A linear model, one adaptive step per lesson: softmax regression for classes, least squares for numbers. */
final class AdaptiveLinear implements Expert {
    private static final double FIRST_RATE = .1;

    private final Layout layout;
    private final Pace pace;
    private final Head head;
    private final AdaptiveLayer layer;
    private final ActiveInputs active;
    private final float[] answer;
    private final float[] gradients;
    private long lessons;

    /**
     * How fast it learns, and from what.
     *
     * @param rate the size of a step
     * @param decay whether steps start larger and shrink to the rate: {@code max(rate, .1 / sqrt(n + 1))} at lesson n
     * @param history whether the label history is among the inputs
     */
    record Pace(double rate, boolean decay, boolean history) {
        float at(long lesson) {
            return (float) (decay ? Math.max(rate, FIRST_RATE / Math.sqrt(lesson + 1.0)) : rate);
        }
    }

    AdaptiveLinear(ExpertSettings settings, Pace pace) {
        layout = settings.layout();
        this.pace = pace;
        head = Head.of(settings.task());
        layer = new AdaptiveLayer(head.outputs(), layout.dense());
        active = new ActiveInputs(layout, pace.history());
        answer = new float[head.outputs()];
        gradients = new float[head.outputs()];
    }

    @Override
    public void predict(Input input, float[] output) {
        answer(new ActiveInputs(layout, pace.history()).of(input), output);
    }

    @Override
    public void learn(Input input, float target) {
        lessons++;
        answer(active.of(input), answer);
        head.gradients(answer, target, gradients);
        layer.step(active, gradients, pace.at(lessons));
    }

    private void answer(ActiveInputs inputs, float[] output) {
        layer.scores(inputs, output);
        head.answer(output);
    }

    @Override
    public void writeModel(StateWriter out) {
        layer.writeModel(out);
    }

    @Override
    public void writeTraining(StateWriter out) {
        out.section("lessons").putLong(lessons);
        layer.writeTraining(out);
    }

    @Override
    public void readModel(StateReader in) {
        layer.readModel(in);
    }

    @Override
    public void readTraining(StateReader in) {
        lessons = in.section("lessons").getLong();
        layer.readTraining(in);
    }
}
