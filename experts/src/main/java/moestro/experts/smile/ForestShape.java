package moestro.experts.smile;

import moestro.mixture.Parameters;

/**
 * The size of a forest.
 *
 * @param trees how many
 * @param mtry features tried at each split; 0 leaves it to Smile: a third of them for numbers, the root for classes
 * @param tree the size of each
 */
record ForestShape(int trees, int mtry, TreeShape tree) {

    /** Reads {@code trees}, {@code mtry} and what {@link TreeShape#from} reads. */
    static ForestShape from(Parameters parameters, int features) {
        return new ForestShape(
                parameters.whole("trees", 20, 1, 1000),
                parameters.whole("mtry", 0, 0, features),
                TreeShape.from(parameters, 20, 0, 5));
    }

    /** One seed for each tree: with them, and only with them, Smile's forests repeat on any number of threads. */
    long[] seeds(long seed) {
        long[] seeds = new long[trees];
        for (int i = 0; i < trees; i++) {
            seeds[i] = Seeds.of(seed, i);
        }
        return seeds;
    }
}
