package moestro.mixture;

/**
 * Randomness without a generator: every draw is a hash of what it is for, so a replay draws the same. The mixer is
 * SplitMix64's finaliser (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
 */
public final class Hash {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Hash() {}

    /** Mixes the bits of a long. */
    public static long mix(long bits) {
        long z = bits + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** One hash of two longs. */
    public static long mix(long first, long second) {
        return mix(mix(first) ^ second);
    }

    /** One hash of three longs. */
    public static long mix(long first, long second, long third) {
        return mix(mix(first, second) ^ third);
    }

    /** One hash of a text: FNV-1a over its UTF-16 units, mixed. */
    public static long of(String text) {
        long h = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 0x100000001B3L;
        }
        return mix(h);
    }

    /** A number in [0, 1) from a hash: its upper 53 bits. */
    public static double uniform(long hash) {
        return (hash >>> 11) * 0x1.0p-53;
    }

    /** A whole number in [0, bound) from a hash. */
    public static int below(long hash, int bound) {
        return (int) (uniform(hash) * bound);
    }

    /** A standard normal number from a hash (Box and Muller 1958). */
    public static double gaussian(long hash) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(mix(hash, 1))));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform(mix(hash, 2)));
    }

    /** A Poisson number with the given mean (below 30) from a hash, by inversion. */
    public static int poisson(long hash, double mean) {
        double u = uniform(mix(hash, 3));
        double p = StrictMath.exp(-mean);
        double sum = p;
        int k = 0;
        while (u >= sum && k < 100) {
            k++;
            p *= mean / k;
            sum += p;
        }
        return k;
    }
}
