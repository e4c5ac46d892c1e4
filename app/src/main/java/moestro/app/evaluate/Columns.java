package moestro.app.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import moestro.mixture.Features;
import moestro.mixture.Row;

/**
 * Which column is what.
 *
 * @param features their names
 * @param numbers indices of the numeric columns
 * @param categories indices of the nominal columns
 * @param target index of the target
 */
@SuppressWarnings("ArrayRecordComponent") // built once, only read
record Columns(Features features, int[] numbers, int[] categories, int target) {

    static Columns of(Path file, String[] header, String target, Set<String> nominal, List<String[]> records) {
        List<String> names = Arrays.asList(header);
        require(file, names, target, "--target");
        for (String name : nominal) {
            require(file, names, name, "--nominal");
        }
        List<Integer> numbers = new ArrayList<>();
        List<Integer> categories = new ArrayList<>();
        for (int c = 0; c < header.length; c++) {
            if (!header[c].equals(target)) {
                (nominal.contains(header[c]) || !numeric(records, c) ? categories : numbers).add(c);
            }
        }
        Features features = new Features(
                numbers.stream().map(names::get).toList(),
                categories.stream().map(names::get).toList());
        return new Columns(
                features,
                numbers.stream().mapToInt(i -> i).toArray(),
                categories.stream().mapToInt(i -> i).toArray(),
                names.indexOf(target));
    }

    private static void require(Path file, List<String> names, String name, String option) {
        if (!names.contains(name)) {
            throw new InvalidCsvException(
                    option + ": " + file.getFileName() + " has no column '" + name + "'; it has " + names);
        }
    }

    private static boolean numeric(List<String[]> records, int column) {
        for (String[] record : records) {
            if (!Float.isFinite((float) number(record[column]))) {
                return false;
            }
        }
        return true;
    }

    /** The number a text spells, or NaN. */
    static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    Row row(String[] record) {
        float[] values = new float[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) number(record[numbers[i]]);
        }
        String[] texts = new String[categories.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = record[categories[i]];
        }
        return new Row(values, texts);
    }
}
