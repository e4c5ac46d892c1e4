package moestro.app.evaluate.finding;

import moestro.mixture.metric.Quality;

/**
 * Somebody whose predictions were scored.
 *
 * @param name the mixture, the uniform mean, or an expert
 * @param quality over all records
 * @param series over time
 */
public record Contender(String name, Quality quality, QualitySeries series) {}
