package moestro.experts.support;

import java.util.Arrays;
import moestro.mixture.Task;
import moestro.mixture.kernel.Kernels;

/** The end of a model that computes one score per output: how scores become an answer, and their gradient. */
public sealed interface Head {

    /** For classes softmax and cross-entropy; for a number the score itself and a clipped residual. */
    static Head of(Task task) {
        return task.isClassification() ? new Softmax(task.outputs()) : new Squared();
    }

    /** Number of scores. */
    int outputs();

    /** Turns scores into an answer, in place. */
    void answer(float[] scores);

    /**
     * The gradient of the loss on the scores.
     *
     * @param answer what {@link #answer} gave
     * @param target the index of the true class, or the scaled true number
     * @param gradients result, float[outputs]
     */
    void gradients(float[] answer, float target, float[] gradients);

    /** The answer of a model that has learned nothing. */
    default void ignorance(float[] output) {
        Arrays.fill(output, 0, outputs(), 0);
        answer(output);
    }

    /** Class probabilities and cross-entropy. */
    record Softmax(int outputs) implements Head {
        /** No class falls further than this below the best one: e^-16 is about 1e-7, which float32 still adds to 1. */
        private static final float DEPTH = 16;

        private static final Kernels KERNELS = Kernels.get();

        @Override
        public void answer(float[] scores) {
            float best = scores[0];
            for (int k = 1; k < outputs; k++) {
                best = Math.max(best, scores[k]);
            }
            for (int k = 0; k < outputs; k++) {
                scores[k] = Math.max(scores[k], best - DEPTH);
            }
            KERNELS.softmax(scores, outputs);
        }

        @Override
        public void gradients(float[] answer, float target, float[] gradients) {
            System.arraycopy(answer, 0, gradients, 0, outputs);
            gradients[(int) target] -= 1;
        }
    }

    /** A number and its squared error, with the residual clipped so that one outlier moves a model only so far. */
    record Squared() implements Head {
        private static final float CLIP = 3;

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public void answer(float[] scores) {
            // the score is the answer
        }

        @Override
        public void gradients(float[] answer, float target, float[] gradients) {
            gradients[0] = Math.clamp(answer[0] - target, -CLIP, CLIP);
        }
    }
}
