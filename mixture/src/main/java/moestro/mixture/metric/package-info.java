/** What is measured: the quality of predictions, their calibration, drift, regret, and how the load lies on the experts. */
package moestro.mixture.metric;
