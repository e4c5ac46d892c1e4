/** A Kafka Streams application with records of its own, in JSON, and a mixture that predicts. */
package moestro.examples.taxi;
