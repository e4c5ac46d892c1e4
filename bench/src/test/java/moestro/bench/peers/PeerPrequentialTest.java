package moestro.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import moestro.app.evaluate.CsvStream;
import moestro.mixture.Features;
import moestro.mixture.Row;
import moestro.mixture.Task;
import org.junit.jupiter.api.Test;

final class PeerPrequentialTest {
    /** Notes what it is asked and taught; predicts the last label it knows. */
    private static final class Recorder implements Peer<Float> {
        private final List<String> diary = new ArrayList<>();
        private float last = -1;

        @Override
        public Float input(Row row) {
            return row.numbers()[0];
        }

        @Override
        public float[] predict(Float input) {
            diary.add("predict " + input.intValue());
            return new float[] {last};
        }

        @Override
        public void learn(Float input, double label) {
            diary.add("learn " + input.intValue() + " is " + (int) label);
            last = (float) label;
        }
    }

    private static CsvStream stream(int records) {
        List<Row> rows = IntStream.range(0, records)
                .mapToObj(t -> new Row(new float[] {t}, new String[0]))
                .toList();
        double[] labels = IntStream.range(0, records).mapToDouble(t -> 10 * t).toArray();
        return new CsvStream(new Task.Regression(), new Features(List.of("time"), List.of()), rows, labels);
    }

    @Test
    void withoutDelayARecordIsPredictedAndThenLearned() {
        Recorder recorder = new Recorder();
        PeerPrequential.run(stream(2), recorder, 0);
        assertEquals(List.of("predict 0", "learn 0 is 0", "predict 1", "learn 1 is 10"), recorder.diary);
    }

    @Test
    void aLateLabelIsLearnedWithTheRecordItBelongsTo() {
        Recorder recorder = new Recorder();
        PeerPrequential.run(stream(5), recorder, 3);
        assertEquals(
                List.of(
                        "predict 0",
                        "predict 1",
                        "predict 2",
                        "predict 3",
                        "learn 0 is 0",
                        "predict 4",
                        "learn 1 is 10"),
                recorder.diary);
    }

    @Test
    void eachPredictionIsScoredAgainstItsOwnLabel() {
        PeerPrequential result = PeerPrequential.run(stream(3), new Recorder(), 1);
        // -1 for 0, -1 for 10, 0 for 20
        assertEquals(Math.sqrt((1 + 121 + 400) / 3.0), result.quality().main(), 1e-9);
    }
}
