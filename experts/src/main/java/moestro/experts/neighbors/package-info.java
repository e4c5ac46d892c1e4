/** The nearest of the last lessons answer for an event. */
package moestro.experts.neighbors;
