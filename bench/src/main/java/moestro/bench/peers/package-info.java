/**
 * The mixture beside learners of MOA, on the same streams with the same delays. The only user of MOA; it knows the
 * command line's {@code evaluate} and nothing of Kafka.
 */
package moestro.bench.peers;
