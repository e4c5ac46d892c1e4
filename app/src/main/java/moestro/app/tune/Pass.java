package moestro.app.tune;

import java.util.ArrayDeque;
import java.util.Queue;
import moestro.app.evaluate.CsvStream;
import moestro.mixture.Lesson;
import moestro.mixture.Mixture;
import moestro.mixture.Pending;
import moestro.mixture.Prediction;

/** Test-then-train of a mixture, with somebody who takes every prediction as it is made. */
final class Pass {
    private Pass() {}

    /** Takes predictions. */
    interface Taker {
        /**
         * A record was predicted, and nothing learned since.
         *
         * @param record its index
         * @param output class probabilities, or one number in the label's unit
         */
        void predicted(int record, float[] output);
    }

    /** Predicts each record, and learns it when its label comes, so many records later. */
    static void run(CsvStream stream, Mixture mixture, int delay, Taker taker) {
        Queue<Pending> waiting = new ArrayDeque<>();
        for (int t = 0; t < stream.rows().size(); t++) {
            Prediction prediction = mixture.predict("record-" + t, stream.rows().get(t));
            taker.predicted(t, prediction.output());
            waiting.add(prediction.pending());
            if (waiting.size() > delay) {
                mixture.learn(new Lesson(waiting.remove(), stream.labels()[t - delay]));
            }
        }
    }
}
