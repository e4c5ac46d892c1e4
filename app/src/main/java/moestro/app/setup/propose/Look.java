package moestro.app.setup.propose;

import java.util.Map;
import moestro.app.intake.Field;

/**
 * One record of a sample, taken apart.
 *
 * @param key as text; null if there is none, or it is no text
 * @param timestamp of the record, milliseconds since 1970
 * @param fields by path
 */
record Look(String key, long timestamp, Map<String, Field> fields) {}
