package moestro.examples.taxi;

/**
 * A ride that has ended. The record's key is its id.
 *
 * @param minutes it took
 */
public record Arrival(double minutes) {}
