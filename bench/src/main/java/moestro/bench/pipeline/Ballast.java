package moestro.bench.pipeline;

import java.util.Arrays;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Input;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * An expert as large as one likes: weights that each lesson changes all of, in sections of a mebibyte. It answers with
 * one of them, so that its size costs only where it is stored, sent and read.
 */
final class Ballast implements Expert {
    private static final int SECTION = 1 << 18;
    private static final float RATE = 1e-3f;

    private final float[][] weights;

    private Ballast(int mebibytes) {
        this.weights = new float[mebibytes][SECTION];
    }

    /** Its factory, of the type {@code ballast} with the parameter {@code mebibytes}. */
    public static final class Factory implements ExpertFactory {
        @Override
        public String type() {
            return "ballast";
        }

        @Override
        public boolean supports(Task task) {
            return !task.isClassification();
        }

        @Override
        public Expert create(ExpertSettings settings) {
            int mebibytes = settings.parameters().whole("mebibytes", 1, 1, 1000);
            settings.parameters().refuseUnknown(type());
            return new Ballast(mebibytes);
        }
    }

    @Override
    public void predict(Input input, float[] output) {
        output[0] = weights[0][0];
    }

    /** What is added differs from weight to weight, lest compression make it small. */
    @Override
    public void learn(Input input, float target) {
        int bits = Float.floatToIntBits(target);
        for (float[] section : weights) {
            for (int i = 0; i < SECTION; i++) {
                bits = bits * 1_664_525 + 1_013_904_223;
                section[i] += RATE * (target - section[i]) + bits * 0x1p-40f;
            }
        }
    }

    @Override
    public void writeModel(StateWriter out) {
        for (int i = 0; i < weights.length; i++) {
            out.section("weights/" + i).putFloats(weights[i]);
        }
    }

    @Override
    public void writeTraining(StateWriter out) {}

    @Override
    public void readModel(StateReader in) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Arrays.copyOf(in.section("weights/" + i).getFloats(), SECTION);
        }
    }

    @Override
    public void readTraining(StateReader in) {}
}
