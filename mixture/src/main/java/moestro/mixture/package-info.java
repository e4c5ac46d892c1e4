/**
 * The mixture: what an expert is, how an event is encoded, and {@link moestro.mixture.Mixture}, which runs gate and
 * experts in one process. Pure Java; knows nothing of Kafka, Avro or Smile.
 */
package moestro.mixture;
