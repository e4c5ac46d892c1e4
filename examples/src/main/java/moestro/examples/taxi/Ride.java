package moestro.examples.taxi;

/**
 * A ride that has just begun. The record's key is its id.
 *
 * @param zone where it begins
 * @param kilometres to its end
 * @param startedAt ISO 8601, such as 2026-01-01T08:30:00Z
 */
public record Ride(String zone, double kilometres, String startedAt) {}
