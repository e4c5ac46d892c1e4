/**
 * The contracts: what travels over the topics, as Avro schemas beside this package's classes and as records with codecs
 * of their own. Knows nothing of Kafka or of the mixture.
 *
 * <p>A message is in Avro's single-object encoding (Avro 1.12 specification, "Single-object encoding"): it names the
 * schema it was written with, so any Avro reader can read it, and a message in a historic schema stays readable. To
 * change a contract: change its schema, give every new field a default, copy the schema to the next file of its
 * history, and change the record's {@code write} and {@code read} with it. The tests hold all of these together, and
 * keep the fingerprints of all published versions.
 *
 * <p>Records own the arrays they are given; nobody writes to them afterwards. Those with arrays are equal only to
 * themselves: compare what they encode to.
 */
package moestro.avro;
