/** A Kafka broker inside this JVM, for the demo and for tests. Knows nothing of mixtures. */
package moestro.app.broker;
