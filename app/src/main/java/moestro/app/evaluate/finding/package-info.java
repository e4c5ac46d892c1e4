/**
 * What is found in an evaluation once it is over: error over time, drift, shares, specialisation, calibration, regret. Each is
 * a function of the {@link moestro.app.evaluate.finding.Trace}. Knows the mixture and its metrics; nothing of files or pages.
 */
package moestro.app.evaluate.finding;
