package moestro.bench.peers;

import java.util.ArrayList;
import java.util.List;
import moestro.app.evaluate.CsvStream;
import moestro.mixture.Features;
import moestro.mixture.Hash;
import moestro.mixture.Row;
import moestro.mixture.Task;

/** Made-up streams: two numbers, one category. */
final class Streams {
    private static final List<String> COLOURS = List.of("3", "1", "2");

    private Streams() {}

    /** Class "yes" for most of one category, and for the highest of the others: a third of all. */
    static CsvStream classes(int records) {
        double[] labels = new double[records];
        List<Row> rows = rows(records);
        for (int t = 0; t < records; t++) {
            Row row = rows.get(t);
            labels[t] = row.numbers()[0] > (row.categories()[0].equals("1") ? 0.1 : 0.9) ? 1 : 0;
        }
        return new CsvStream(new Task.Classification(List.of("no", "yes")), features(), rows, labels);
    }

    /** Three times the first number, and ten times the category. */
    static CsvStream numbers(int records) {
        double[] labels = new double[records];
        List<Row> rows = rows(records);
        for (int t = 0; t < records; t++) {
            Row row = rows.get(t);
            labels[t] = 3 * row.numbers()[0] + 10 * Double.parseDouble(row.categories()[0]);
        }
        return new CsvStream(new Task.Regression(), features(), rows, labels);
    }

    private static Features features() {
        return new Features(List.of("height", "width"), List.of("colour"));
    }

    private static List<Row> rows(int records) {
        List<Row> rows = new ArrayList<>();
        for (int t = 0; t < records; t++) {
            float[] numbers = {(float) uniform(1, t), (float) uniform(2, t)};
            rows.add(new Row(numbers, new String[] {COLOURS.get((int) (3 * uniform(3, t)))}));
        }
        return rows;
    }

    private static double uniform(int stream, int record) {
        return Hash.uniform(Hash.mix(stream, record));
    }
}
