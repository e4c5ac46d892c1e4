package moestro.experts.smile;

import moestro.mixture.Hash;

/** Seeds for Smile's generators, which take them modulo primes below 2^31. */
final class Seeds {
    private Seeds() {}

    /** A seed in [0, 2^29). */
    static long of(long seed, long use) {
        return Hash.mix(seed, use) >>> 35;
    }
}
