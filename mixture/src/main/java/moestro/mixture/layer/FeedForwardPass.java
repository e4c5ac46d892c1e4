package moestro.mixture.layer;

import java.util.List;
import moestro.mixture.kernel.Blocks;
import moestro.mixture.kernel.Kernels;

/** Runs rows through one expert after the other: many as blocks, some by fours, few one by one, with the same bits. */
final class FeedForwardPass {
    /** Rows that share weights without being a block. */
    private static final int FEW = 4;

    private final Kernels kernels;
    private final Blocks blocks;
    private final float[] input;
    private final float[] hidden;
    private final float[] output;
    private final int[] hiddenStarts = new int[FEW];

    FeedForwardPass(List<FeedForward> experts, Kernels kernels, Blocks blocks) {
        this.kernels = kernels;
        this.blocks = blocks;
        int mostHidden = 0;
        for (FeedForward expert : experts) {
            mostHidden = Math.max(mostHidden, expert.hidden.padded());
        }
        FeedForward any = experts.getFirst();
        this.input = new float[any.inputs() * blocks.rows()];
        this.hidden = new float[mostHidden * Math.max(FEW, blocks.rows())];
        this.output = new float[any.output.padded() * Math.max(FEW, blocks.rows())];
    }

    /**
     * Answers of one expert.
     *
     * @param starts where in x each row begins
     * @param places where each row's answer goes, in units of answers
     * @param answers float[places][outputs]
     */
    void run(FeedForward expert, float[] x, int[] starts, int count, int[] places, float[] answers) {
        int at = 0;
        while (at < count) {
            int left = Math.min(blocks.rows(), count - at);
            int taken = left * 4 > blocks.rows() * 3 ? left : Math.min(left, FEW);
            if (taken > FEW) {
                ofBlock(expert, x, starts, at, taken, places, answers);
            } else {
                ofFew(expert, x, starts, at, taken, places, answers);
            }
            at += taken;
        }
    }

    private void ofBlock(
            FeedForward expert, float[] x, int[] starts, int from, int size, int[] places, float[] answers) {
        blocks.load(x, expert.inputs(), starts, from, size, input);
        blocks.linear(input, expert.hidden, 0, expert.hidden.functions(), hidden);
        rectify(hidden, expert.hidden.functions() * blocks.rows());
        blocks.linear(hidden, expert.output, 0, expert.outputs(), output);
        for (int r = 0; r < size; r++) {
            blocks.unload(output, r, expert.outputs(), answers, places[from + r] * expert.outputs());
        }
    }

    /** Four rows at once; fewer one by one. */
    private void ofFew(FeedForward expert, float[] x, int[] starts, int from, int size, int[] places, float[] answers) {
        int hiddens = expert.hidden.padded();
        int outputs = expert.output.padded();
        if (size == FEW) {
            for (int r = 0; r < FEW; r++) {
                hiddenStarts[r] = r * hiddens;
            }
            kernels.linearOfFour(x, starts, from, expert.hidden, hidden);
            rectify(hidden, FEW * hiddens);
            kernels.linearOfFour(hidden, hiddenStarts, 0, expert.output, output);
        } else {
            for (int r = 0; r < size; r++) {
                kernels.linear(x, starts[from + r], expert.hidden, hidden, r * hiddens);
            }
            rectify(hidden, size * hiddens);
            for (int r = 0; r < size; r++) {
                kernels.linear(hidden, r * hiddens, expert.output, output, r * outputs);
            }
        }
        for (int r = 0; r < size; r++) {
            System.arraycopy(output, r * outputs, answers, places[from + r] * expert.outputs(), expert.outputs());
        }
    }

    private static void rectify(float[] values, int n) {
        for (int i = 0; i < n; i++) {
            values[i] = Math.max(0, values[i]);
        }
    }
}
