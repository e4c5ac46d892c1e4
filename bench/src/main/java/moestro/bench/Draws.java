package moestro.bench;

import moestro.mixture.Hash;

/** Numbers to compute with: the same in every run. */
final class Draws {
    private Draws() {}

    /** Standard normal numbers, float[n]; {@code which} tells arrays apart. */
    static float[] gaussian(long which, int n) {
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = (float) Hash.gaussian(Hash.mix(which, i));
        }
        return numbers;
    }
}
