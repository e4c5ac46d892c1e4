/** What is measured: the quality of predictions, and how the load lies on the experts. */
package moestro.mixture.metric;
