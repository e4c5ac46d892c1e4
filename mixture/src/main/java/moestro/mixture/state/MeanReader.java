package moestro.mixture.state;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Reads the weighted mean of several states of one kind of model: whatever is asked for is the mean of what each of
 * them says, added up in their order and in double precision. Counters are rounded; what has no mean, truth values and
 * texts, must be the same in all.
 *
 * <p>Rows of one-hot inputs are first put in their places, for encoders that have met categories in another order have
 * other places for them. Such a row is the mean of those states that have it.
 */
public final class MeanReader extends StateReader {
    private final List<Part> parts;

    /**
     * One of the states.
     *
     * @param reader of it
     * @param weight in the mean, positive; only their ratios count
     * @param places for each of its one-hot inputs the place in the mean, or -1 for none
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, and only read
    public record Part(StateReader reader, double weight, int[] places) {}

    /**
     * The mean of these.
     *
     * @throws IllegalArgumentException if there are none, or one has no positive weight
     */
    public MeanReader(List<Part> parts) {
        super(Map.of());
        this.parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.stream().anyMatch(part -> !(part.weight() > 0))) {
            throw new IllegalArgumentException("a mean needs at least one state, and every weight above 0");
        }
    }

    @Override
    public StateReader within(String newPrefix) {
        parts.forEach(part -> part.reader().within(newPrefix));
        return this;
    }

    @Override
    public boolean has(String section) {
        return same(reader -> reader.has(section));
    }

    @Override
    public StateReader section(String section) {
        parts.forEach(part -> part.reader().section(section));
        return this;
    }

    @Override
    public boolean getBoolean() {
        return same(StateReader::getBoolean);
    }

    @Override
    public int getInt() {
        return Math.toIntExact(Math.round(mean(StateReader::getInt)));
    }

    @Override
    public long getLong() {
        return Math.round(mean(StateReader::getLong));
    }

    @Override
    public float getFloat() {
        return (float) mean(StateReader::getFloat);
    }

    @Override
    public double getDouble() {
        return mean(StateReader::getDouble);
    }

    @Override
    public String getString() {
        return same(StateReader::getString);
    }

    @Override
    public float[] getFloats() {
        return floats(means(reader -> widened(reader.getFloats())));
    }

    @Override
    public float[] getRows(int width, int dense) {
        List<float[]> all = read(reader -> reader.getRows(width, dense));
        int rows = dense;
        for (int p = 0; p < all.size(); p++) {
            rows = Math.max(rows, rowsTaken(parts.get(p).places(), all.get(p).length / width - dense, dense));
        }
        double[] sums = new double[rows * width];
        double[] weights = new double[rows];
        for (int p = 0; p < all.size(); p++) {
            Part part = parts.get(p);
            for (int row = 0; row < all.get(p).length / width; row++) {
                int place = row < dense ? row : placeOf(part.places(), row - dense, dense);
                if (place >= 0) {
                    weights[place] += part.weight();
                    add(part.weight(), all.get(p), row * width, sums, place * width, width);
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] = weights[i / width] > 0 ? sums[i] / weights[i / width] : 0;
        }
        return floats(sums);
    }

    private static int rowsTaken(int[] places, int hot, int dense) {
        int rows = dense;
        for (int slot = 0; slot < hot; slot++) {
            rows = Math.max(rows, placeOf(places, slot, dense) + 1);
        }
        return rows;
    }

    private static int placeOf(int[] places, int slot, int dense) {
        return slot < places.length && places[slot] >= 0 ? dense + places[slot] : -1;
    }

    private static void add(double weight, float[] from, int at, double[] sums, int to, int count) {
        for (int i = 0; i < count; i++) {
            sums[to + i] += weight * from[at + i];
        }
    }

    @Override
    public double[] getDoubles() {
        return means(StateReader::getDoubles);
    }

    @Override
    public int[] getInts() {
        return Arrays.stream(means(reader ->
                        Arrays.stream(reader.getInts()).asDoubleStream().toArray()))
                .mapToInt(value -> Math.toIntExact(Math.round(value)))
                .toArray();
    }

    @Override
    public long[] getLongs() {
        return Arrays.stream(means(reader ->
                        Arrays.stream(reader.getLongs()).asDoubleStream().toArray()))
                .mapToLong(Math::round)
                .toArray();
    }

    private <T> List<T> read(Function<StateReader, T> get) {
        return parts.stream().map(part -> get.apply(part.reader())).toList();
    }

    private <T> T same(Function<StateReader, T> get) {
        List<T> all = read(get);
        if (all.stream().distinct().count() > 1) {
            throw new IllegalStateException("these states have no mean, for they differ in what is no number: " + all);
        }
        return all.getFirst();
    }

    private double mean(ToDoubleFunction<StateReader> get) {
        return means(reader -> new double[] {get.applyAsDouble(reader)})[0];
    }

    private double[] means(Function<StateReader, double[]> get) {
        List<double[]> all = read(get);
        double[] sums = new double[all.getFirst().length];
        double weight = 0;
        for (int p = 0; p < all.size(); p++) {
            double[] values = all.get(p);
            if (values.length != sums.length) {
                throw new IllegalStateException("these states have no mean, for they differ in shape: " + values.length
                        + " numbers instead of " + sums.length);
            }
            weight += parts.get(p).weight();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += parts.get(p).weight() * values[i];
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= weight;
        }
        return sums;
    }

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    private static float[] floats(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }
}
