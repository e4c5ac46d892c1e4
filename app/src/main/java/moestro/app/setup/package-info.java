/**
 * From somebody's Kafka to a configuration that runs: {@code moestro check} says what would fail before anything
 * starts, and {@code moestro init} proposes a configuration from what is on two topics. Both only look.
 */
package moestro.app.setup;
