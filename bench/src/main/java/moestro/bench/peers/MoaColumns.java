package moestro.bench.peers;

import com.yahoo.labs.samoa.instances.Attribute;
import com.yahoo.labs.samoa.instances.DenseInstance;
import com.yahoo.labs.samoa.instances.Instance;
import com.yahoo.labs.samoa.instances.Instances;
import com.yahoo.labs.samoa.instances.InstancesHeader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import moestro.app.evaluate.CsvStream;
import moestro.mixture.Row;
import moestro.mixture.Task;

/**
 * A stream's columns as MOA's attributes: numbers, then categories, then the class. The values of categories are
 * collected from the whole stream, as the header of an ARFF file would declare them.
 */
final class MoaColumns {
    private final InstancesHeader header;
    private final int numbers;
    private final List<Map<String, Double>> codes;

    private MoaColumns(InstancesHeader header, int numbers, List<Map<String, Double>> codes) {
        this.header = header;
        this.numbers = numbers;
        this.codes = codes;
    }

    static MoaColumns of(CsvStream stream, Nominals nominals) {
        List<Attribute> attributes = new ArrayList<>();
        stream.features().numbers().forEach(name -> attributes.add(new Attribute(name)));
        List<Map<String, Double>> codes = new ArrayList<>();
        List<String> categories = stream.features().categories();
        for (int c = 0; c < categories.size(); c++) {
            List<String> values = values(stream, c);
            boolean asNumbers = nominals == Nominals.AS_NUMBERS;
            codes.add(asNumbers ? numbers(values) : indices(values));
            attributes.add(asNumbers ? new Attribute(categories.get(c)) : new Attribute(categories.get(c), values));
        }
        attributes.add(
                switch (stream.task()) {
                    case Task.Classification task -> new Attribute("class", task.classes());
                    case Task.Regression _ -> new Attribute("target");
                });
        InstancesHeader header = new InstancesHeader(new Instances("stream", attributes, 0));
        header.setClassIndex(attributes.size() - 1);
        return new MoaColumns(header, stream.features().numbers().size(), codes);
    }

    private static List<String> values(CsvStream stream, int category) {
        return stream.rows().stream()
                .map(row -> row.categories()[category])
                .distinct()
                .toList();
    }

    private static Map<String, Double> indices(List<String> values) {
        Map<String, Double> indices = new LinkedHashMap<>();
        values.forEach(value -> indices.put(value, (double) indices.size()));
        return indices;
    }

    private static Map<String, Double> numbers(List<String> values) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        try {
            values.forEach(value -> numbers.put(value, Double.valueOf(value)));
            return numbers;
        } catch (NumberFormatException e) {
            return indices(values);
        }
    }

    /** What every instance belongs to; the class is the last attribute. */
    InstancesHeader header() {
        return header;
    }

    /**
     * A row without its label: the class value is 0 and the weight too, so that even a learner which looks at the label
     * of what it predicts (SOKNL scores itself there) has nothing to see.
     */
    Instance unlabelled(Row row) {
        double[] values = new double[numbers + codes.size() + 1];
        for (int i = 0; i < numbers; i++) {
            values[i] = row.numbers()[i];
        }
        for (int c = 0; c < codes.size(); c++) {
            values[numbers + c] = codes.get(c).get(row.categories()[c]);
        }
        Instance instance = new DenseInstance(0, values);
        instance.setDataset(header);
        return instance;
    }
}
