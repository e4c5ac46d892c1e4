/**
 * Integration tests: the real topologies as real applications, on one real Kafka for the whole suite. Nothing here waits
 * for a fixed time: a fence, sent last into every partition, tells that all before it has been worked off.
 */
package moestro.app.it;
