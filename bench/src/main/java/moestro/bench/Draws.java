package moestro.bench;

import moestro.mixture.Hash;

/** Numbers to compute with: the same in every run. */
public final class Draws {
    private Draws() {}

    /** Standard normal numbers, float[n]; {@code which} tells arrays apart. */
    static float[] gaussian(long which, int n) {
        return gaussian(which, n, 1);
    }

    /** Normal numbers of deviation {@code scale}, float[n]. */
    public static float[] gaussian(long which, int n, double scale) {
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = (float) (scale * Hash.gaussian(Hash.mix(which, i)));
        }
        return numbers;
    }
}
