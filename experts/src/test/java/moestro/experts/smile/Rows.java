package moestro.experts.smile;

import java.util.Map;
import moestro.mixture.Hash;
import moestro.mixture.state.StateWriter;

/** Made-up rows for the tests of fits: numbers of several scales, with many ties, and targets that depend on them. */
final class Rows {
    private Rows() {}

    static TrainingSet numbers(int count, int width, long seed) {
        float[][] rows = rows(count, width, seed);
        float[] targets = new float[count];
        for (int i = 0; i < count; i++) {
            targets[i] = (float) (signal(rows[i]) + .3 * Hash.gaussian(Hash.mix(seed, i, -1)));
        }
        return new TrainingSet(rows, targets);
    }

    static TrainingSet classes(int count, int width, int classes, long seed) {
        TrainingSet numbers = numbers(count, width, seed);
        float[] targets = new float[count];
        for (int i = 0; i < count; i++) {
            targets[i] = Math.floorMod((int) Math.floor(numbers.target(i)), classes);
        }
        return new TrainingSet(rows(count, width, seed), targets);
    }

    static float[][] rows(int count, int width, long seed) {
        float[][] rows = new float[count][width];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < width; j++) {
                rows[i][j] = value(Hash.mix(seed, i, j), j);
            }
        }
        return rows;
    }

    private static float value(long hash, int column) {
        return switch (column % 4) {
            case 0 -> (float) Hash.gaussian(hash);
            case 1 -> Hash.below(hash, 7) - 3;
            case 2 -> (float) (1e-4 * Hash.gaussian(hash));
            default -> (float) (1e6 * Hash.uniform(hash));
        };
    }

    private static double signal(float[] row) {
        double signal = row[0];
        for (int j = 1; j < row.length; j++) {
            signal += j % 4 == 1 ? .5 * row[j] : j % 4 == 2 ? 1e4 * row[j] : j % 4 == 3 ? 1e-6 * row[j] : 0;
        }
        return signal;
    }

    /** Everything a model would publish. */
    static String bytes(FittedModel model) {
        StateWriter out = new StateWriter();
        model.write(out);
        Map<String, byte[]> sections = out.sections();
        return StateWriter.sha256(sections);
    }
}
