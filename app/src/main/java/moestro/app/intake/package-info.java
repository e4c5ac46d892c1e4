/**
 * People's own topics as input: their records in JSON or Avro become events and labels. Knows the contracts and
 * {@link moestro.topology.Intake}; nothing of configuration files.
 */
package moestro.app.intake;
