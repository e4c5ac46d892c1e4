/**
 * The mixture as Kafka Streams topologies: serve and learn. Knows the contracts and the mixture, but no expert: those
 * are found through {@link java.util.ServiceLoader}.
 */
package moestro.topology;
