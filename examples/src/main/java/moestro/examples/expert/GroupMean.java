package moestro.examples.expert;

import java.util.Arrays;
import moestro.mixture.Expert;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** For each word of one category, the running mean of the numbers that came with it; one for all that are new. */
final class GroupMean implements Expert {
    private final int category;
    private final float rate;
    private float[] means = {};

    GroupMean(int category, float rate) {
        this.category = category;
        this.rate = rate;
    }

    /** The word's index; 0 for one that no lesson has had. */
    private int word(Input input) {
        int hot = input.hot()[category];
        return hot < 0 ? 0 : hot - input.layout().dense() + 1;
    }

    @Override
    public void predict(Input input, float[] output) {
        int word = word(input);
        output[0] = word < means.length ? means[word] : 0; // 0 is the mean of all: numbers come scaled
    }

    @Override
    public void learn(Input input, float target) {
        int word = word(input);
        means = word < means.length ? means : Arrays.copyOf(means, word + 1);
        means[word] += rate * (target - means[word]);
    }

    @Override
    public void writeModel(StateWriter out) {
        out.section("means");
        out.putFloats(means);
    }

    @Override
    public void readModel(StateReader in) {
        means = in.section("means").getFloats();
    }

    /** Nothing: learning needs no more than predicting. */
    @Override
    public void writeTraining(StateWriter out) {}

    @Override
    public void readTraining(StateReader in) {}
}
