package moestro.app.evaluate;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import moestro.mixture.Features;
import moestro.mixture.Row;
import moestro.mixture.Task;

/**
 * A table read as a stream, in file order. What a header would declare is taken from the whole file: which columns are
 * nominal (those asked for, and those with a value that is not a number) and, for classification, the list of classes.
 * Nothing else looks ahead.
 *
 * @param task regression, or classification with the classes in order of first appearance
 * @param features names of the columns, without the target
 * @param rows one per record
 * @param labels for each row the number, or the index of the class
 */
@SuppressWarnings("ArrayRecordComponent") // built once, only read
public record CsvStream(Task task, Features features, List<Row> rows, double[] labels) {

    /**
     * Reads a file.
     *
     * @param file CSV with a header, gzipped if its name ends in .gz
     * @param target the column to predict
     * @param classification whether the target is a class
     * @param nominal columns that are categories though they look like numbers
     * @throws InvalidCsvException if a column is missing or a value is no number; the message names line and column
     */
    public static CsvStream read(Path file, String target, boolean classification, Set<String> nominal) {
        List<String[]> lines = lines(file);
        if (lines.size() < 2) {
            throw new InvalidCsvException(file + " has no records: a header line and at least one record are needed");
        }
        String[] header = lines.getFirst();
        List<String[]> records = lines.subList(1, lines.size());
        Columns columns = Columns.of(file, header, target, nominal, records);
        List<Row> rows = new ArrayList<>(records.size());
        for (String[] record : records) {
            rows.add(columns.row(record));
        }
        String[] targets = new String[records.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = records.get(i)[columns.target()];
        }
        return classification
                ? classes(columns.features(), rows, targets)
                : numbers(columns.features(), rows, targets, target);
    }

    /**
     * The stream of the first records. Its header is that of the whole: the same classes, the same nominal columns.
     *
     * @param records how many, at most as many as there are
     */
    public CsvStream prefix(int records) {
        return new CsvStream(task, features, rows.subList(0, records), Arrays.copyOf(labels, records));
    }

    private static CsvStream classes(Features features, List<Row> rows, String[] targets) {
        Map<String, Integer> indices = new LinkedHashMap<>();
        double[] labels = new double[targets.length];
        for (int i = 0; i < targets.length; i++) {
            Integer known = indices.putIfAbsent(targets[i], indices.size());
            labels[i] = known == null ? indices.size() - 1 : known;
        }
        return new CsvStream(new Task.Classification(List.copyOf(indices.keySet())), features, rows, labels);
    }

    private static CsvStream numbers(Features features, List<Row> rows, String[] targets, String target) {
        double[] labels = new double[targets.length];
        for (int i = 0; i < targets.length; i++) {
            labels[i] = Columns.number(targets[i]);
            if (!Double.isFinite(labels[i])) {
                throw new InvalidCsvException("line " + (i + 2) + ": target '" + target + "' is '" + targets[i]
                        + "', not a number; for classes use --task classification");
            }
        }
        return new CsvStream(new Task.Regression(), features, rows, labels);
    }

    private static List<String[]> lines(Path file) {
        List<String[]> lines = new ArrayList<>();
        try (Reader reader = new InputStreamReader(open(file), StandardCharsets.UTF_8);
                MappingIterator<String[]> it = new CsvMapper()
                        .readerFor(String[].class)
                        .with(CsvParser.Feature.WRAP_AS_ARRAY)
                        .with(CsvParser.Feature.SKIP_EMPTY_LINES)
                        .with(CsvParser.Feature.TRIM_SPACES)
                        .readValues(reader)) {
            while (it.hasNext()) {
                String[] line = it.next();
                if (!lines.isEmpty() && line.length != lines.getFirst().length) {
                    throw new InvalidCsvException("line " + (lines.size() + 1) + " has " + line.length
                            + " columns, the header has " + lines.getFirst().length);
                }
                lines.add(line);
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof InvalidCsvException known) {
                throw known;
            }
            throw new InvalidCsvException("cannot read " + file + ": " + e.getMessage(), e);
        }
        return lines;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
    }
}
