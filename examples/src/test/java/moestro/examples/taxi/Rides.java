package moestro.examples.taxi;

import java.time.Instant;
import moestro.mixture.Hash;

/** Made-up rides whose minutes are known: by the kilometre, slower in the old town. */
final class Rides {
    private static final Instant START = Instant.parse("2026-01-05T06:00:00Z");

    private Rides() {}

    static Ride ride(int n) {
        return new Ride(n % 3 == 0 ? "old town" : "harbour", 1 + 9 * Hash.uniform(Hash.mix(n, 1)), time(n).toString());
    }

    static Instant time(int n) {
        return START.plusSeconds(30L * n);
    }

    static Arrival arrival(int n) {
        return new Arrival(3 + ride(n).kilometres() * 2 + (n % 3 == 0 ? 8 : 0));
    }

    static String id(int n) {
        return "ride-" + n;
    }
}
