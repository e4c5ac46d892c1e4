/**
 * The mixture for those who write Kafka Streams applications: {@code KStream}s of events and labels in, a {@code KStream}
 * of predictions out, inside a topology and a lifecycle of their own. Begin with {@link moestro.streams.Moestro}.
 */
package moestro.streams;
