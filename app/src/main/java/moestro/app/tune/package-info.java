/**
 * A search for a panel: experts are heard alone, panels are grown, their gates are set, and what does not pay is let go.
 * Everything is judged prequentially on the first records of a stream, by the mixture itself.
 */
package moestro.app.tune;
