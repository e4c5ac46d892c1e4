/** A Kafka broker inside a JVM, for the demo, for game days and for tests. Knows nothing of mixtures. */
package moestro.app.broker;
