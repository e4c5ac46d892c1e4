package moestro.app.intake;

import java.util.Optional;

/**
 * A topic of somebody else's, and how its records name their thing and its time.
 *
 * @param topic its name
 * @param format of its values
 * @param id where the id stands; if nothing, the record's key is the id as text
 * @param time where the time stands; if nothing, it is the record's timestamp
 */
public record Origin(String topic, WireFormat format, Optional<FieldPath> id, Optional<FieldPath> time) {}
