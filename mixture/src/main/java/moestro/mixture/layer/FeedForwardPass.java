package moestro.mixture.layer;

import java.util.List;
import moestro.mixture.kernel.Blocks;
import moestro.mixture.kernel.Kernels;

/** Runs rows through one expert after the other: many as blocks, few one by one, with the same bits. */
final class FeedForwardPass {
    private final Kernels kernels;
    private final Blocks blocks;
    private final float[] input;
    private final float[] hidden;
    private final float[] output;

    FeedForwardPass(List<FeedForward> experts, Kernels kernels, Blocks blocks) {
        this.kernels = kernels;
        this.blocks = blocks;
        int mostHidden = 0;
        for (FeedForward expert : experts) {
            mostHidden = Math.max(mostHidden, expert.hidden.padded());
        }
        FeedForward any = experts.getFirst();
        this.input = new float[any.inputs() * blocks.rows()];
        this.hidden = new float[mostHidden * blocks.rows()];
        this.output = new float[any.output.padded() * blocks.rows()];
    }

    /**
     * Answers of one expert.
     *
     * @param rows numbers of the rows of x
     * @param places where each row's answer goes, in units of answers
     * @param answers float[places][outputs]
     */
    void run(FeedForward expert, float[] x, int[] rows, int count, int[] places, float[] answers) {
        int at = 0;
        while (at < count) {
            int size = Math.min(blocks.rows(), count - at);
            if (size * 2 > blocks.rows()) {
                ofBlock(expert, x, rows, at, size, places, answers);
                at += size;
            } else {
                ofRow(expert, x, rows[at], places[at], answers);
                at++;
            }
        }
    }

    private void ofBlock(FeedForward expert, float[] x, int[] rows, int from, int size, int[] places, float[] answers) {
        blocks.load(x, expert.inputs(), rows, from, size, input);
        blocks.linear(input, expert.hidden, 0, expert.hidden.functions(), hidden);
        rectify(hidden, expert.hidden.functions() * blocks.rows());
        blocks.linear(hidden, expert.output, 0, expert.outputs(), output);
        for (int r = 0; r < size; r++) {
            blocks.unload(output, r, expert.outputs(), answers, places[from + r] * expert.outputs());
        }
    }

    private void ofRow(FeedForward expert, float[] x, int row, int place, float[] answers) {
        kernels.linear(x, row * expert.inputs(), expert.hidden, hidden);
        rectify(hidden, expert.hidden.functions());
        kernels.linear(hidden, 0, expert.output, output);
        System.arraycopy(output, 0, answers, place * expert.outputs(), expert.outputs());
    }

    private static void rectify(float[] values, int n) {
        for (int i = 0; i < n; i++) {
            values[i] = Math.max(0, values[i]);
        }
    }
}
