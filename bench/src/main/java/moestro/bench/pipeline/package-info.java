/**
 * What a record costs on its way through Kafka: the mixture as {@code moestro run} starts it, beside the least that a
 * Kafka Streams application can do with the same records. Broker, application and whoever measures are processes of
 * their own.
 */
package moestro.bench.pipeline;
