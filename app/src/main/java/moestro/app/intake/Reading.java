package moestro.app.intake;

/**
 * One record that an event is being made of.
 *
 * @param key of the record; may be null
 * @param id of the event
 * @param fields of the record
 * @param past what is known of the records before it
 */
@SuppressWarnings("ArrayRecordComponent") // lives while one record is read
record Reading(byte[] key, String id, Field.Group fields, Past past) {}
