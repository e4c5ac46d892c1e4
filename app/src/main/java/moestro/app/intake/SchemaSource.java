package moestro.app.intake;

import moestro.topology.UnreadableRecordException;
import org.apache.avro.Schema;

/** Knows the schemas of Avro records by id. */
@FunctionalInterface
public interface SchemaSource {
    /**
     * The schema with this id.
     *
     * @throws UnreadableRecordException if there is none, or it is not of Avro
     * @throws RegistryUnavailableException if it cannot be told now
     */
    Schema byId(int id);
}
