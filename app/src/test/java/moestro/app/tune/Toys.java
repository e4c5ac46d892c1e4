package moestro.app.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import moestro.app.evaluate.CsvStream;
import moestro.mixture.Catalogue;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Features;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Panel;
import moestro.mixture.Row;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** Experts that know what they know from the start, on a stream of two classes, and a clock that they advance. */
final class Toys {
    static final Task TASK = new Task.Classification(List.of("low", "high"));

    /** Nanoseconds that experts claim to have taken. */
    final AtomicLong clock = new AtomicLong();

    /**
     * An expert that sees one number, of which the class is whether it is over a half.
     *
     * @param feature the index of the number
     * @param trust probability that it gives to what it sees
     * @param micros what an answer costs
     */
    record Seer(String type, int feature, float trust, long micros, AtomicLong clock) implements ExpertFactory, Expert {

        @Override
        public boolean supports(Task task) {
            return task.isClassification();
        }

        @Override
        public Expert create(ExpertSettings settings) {
            settings.parameters().refuseUnknown(type);
            return this;
        }

        @Override
        public void predict(Input input, float[] output) {
            clock.addAndGet(1000 * micros);
            int seen = input.ordinals()[feature] > .5f ? 1 : 0;
            output[seen] = trust;
            output[1 - seen] = 1 - trust;
        }

        @Override
        public void learn(Input input, float target) {}

        @Override
        public void writeModel(StateWriter out) {}

        @Override
        public void writeTraining(StateWriter out) {}

        @Override
        public void readModel(StateReader in) {}

        @Override
        public void readTraining(StateReader in) {}
    }

    ExpertFactory seer(String type, int feature, double trust, long micros) {
        return new Seer(type, feature, (float) trust, micros, clock);
    }

    /** A search over seers. */
    Setup setup(CsvStream stream, double budget, ExpertFactory... factories) {
        return new Setup(stream, 0, 1, new Catalogue(List.of(factories)), budget, clock::get);
    }

    /** A panel of these types, as by default. */
    static Panel panel(String... types) {
        List<Panel.Member> members = new ArrayList<>();
        for (String type : types) {
            members.add(new Panel.Member(type, type, Map.of()));
        }
        return new Panel(members, GateSettings.defaults(), Panel.Training.defaults());
    }

    /**
     * Records of numbers in 0..1. The first is over a half for the class "high", always; the others are, independently
     * of each other, in so many records out of ten.
     */
    static CsvStream stream(int records, int... outOfTen) {
        List<Row> rows = new ArrayList<>();
        double[] labels = new double[records];
        for (int t = 0; t < records; t++) {
            labels[t] = Hash.below(Hash.mix(t, 1), 2);
            float[] numbers = new float[outOfTen.length];
            for (int i = 0; i < numbers.length; i++) {
                boolean right = Hash.below(Hash.mix(t, 10 + i), 10) < outOfTen[i];
                numbers[i] = right == (labels[t] == 1) ? .75f : .25f;
            }
            rows.add(new Row(numbers, new String[0]));
        }
        return new CsvStream(TASK, features(outOfTen.length), rows, labels);
    }

    /** Records near one of eighty places in six dimensions; each place has a class of its own, by chance. */
    static CsvStream places(int records) {
        List<Row> rows = new ArrayList<>();
        double[] labels = new double[records];
        for (int t = 0; t < records; t++) {
            long place = Hash.below(Hash.mix(t, 2), 80);
            labels[t] = Hash.below(Hash.mix(place, 3), 2);
            float[] numbers = new float[6];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (float) (Hash.uniform(Hash.mix(place, 4, i)) + .01 * Hash.gaussian(Hash.mix(t, 5, i)));
            }
            rows.add(new Row(numbers, new String[0]));
        }
        return new CsvStream(TASK, features(6), rows, labels);
    }

    private static Features features(int numbers) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < numbers; i++) {
            names.add("number-" + i);
        }
        return new Features(names, List.of());
    }
}
