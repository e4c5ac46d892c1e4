package moestro.app.evaluate.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import moestro.app.report.Numbers;

/**
 * The values of one feature, sorted into few regions.
 *
 * @param names what the regions hold
 * @param of the region of each record
 */
@SuppressWarnings("ArrayRecordComponent") // one per feature and record
record Regions(List<String> names, int[] of) {
    private static final int MOST = 8;

    /** Each value its own region if there are few, otherwise quarters of the records, equal values together. */
    static Regions ofNumbers(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        List<Float> edges = new ArrayList<>();
        for (float value : sorted) {
            if (edges.size() <= MOST && (edges.isEmpty() || value > edges.getLast())) {
                edges.add(value);
            }
        }
        boolean few = edges.size() <= MOST;
        if (!few) {
            edges = quarters(sorted);
        }
        int[] of = new int[values.length];
        for (int r = 0; r < of.length; r++) {
            while (of[r] < edges.size() - 1 && values[r] > edges.get(of[r])) {
                of[r]++;
            }
        }
        return new Regions(few ? edges.stream().map(Numbers::compact).toList() : ranges(edges, sorted), of);
    }

    /** Upper bounds of the quarters. */
    private static List<Float> quarters(float[] sorted) {
        List<Float> edges = new ArrayList<>();
        for (int q = 1; q <= 4; q++) {
            float edge = sorted[(int) ((long) q * sorted.length / 4) - 1];
            if (edges.isEmpty() || edge > edges.getLast()) {
                edges.add(edge);
            }
        }
        return edges;
    }

    /** The least and the greatest value of each region. */
    private static List<String> ranges(List<Float> edges, float[] sorted) {
        List<String> names = new ArrayList<>();
        int first = 0;
        for (float edge : edges) {
            names.add(Numbers.compact(sorted[first]) + " – " + Numbers.compact(edge));
            while (first < sorted.length && sorted[first] <= edge) {
                first++;
            }
        }
        return names;
    }

    /** Each category its own region if there are few, otherwise the most frequent ones and the rest together. */
    static Regions ofCategories(String[] values) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String value : values) {
            counts.merge(value, 1, Integer::sum);
        }
        List<String> names = new ArrayList<>(counts.keySet());
        if (names.size() > MOST) {
            names.sort(Comparator.comparing(name -> -counts.get(name)));
            names = new ArrayList<>(names.subList(0, MOST - 1));
            names.sort(null);
        }
        Map<String, Integer> indices = new LinkedHashMap<>();
        names.forEach(name -> indices.put(name, indices.size()));
        int[] of = Arrays.stream(values)
                .mapToInt(value -> indices.getOrDefault(value, MOST - 1))
                .toArray();
        if (counts.size() > names.size()) {
            names.add("others");
        }
        return new Regions(List.copyOf(names), of);
    }
}
