package moestro.app.intake;

import java.util.HexFormat;

/**
 * One record that an event is being made of.
 *
 * @param key of the record; may be null
 * @param id of the event
 * @param fields of the record
 * @param past what is known of the records before it
 */
@SuppressWarnings("ArrayRecordComponent") // lives while one record is read
record Reading(byte[] key, String id, Field.Group fields, Past past) {
    private static final int MOST_SHOWN = 16;

    /** What stands there, in the record or in its key. */
    Field at(FieldPath path) {
        return path.equals(FieldPath.KEY) ? keyAsText() : path.in(fields);
    }

    private Field keyAsText() {
        if (key == null || key.length == 0) {
            return new Field.Missing("the record has no key");
        }
        String text = Heading.decoded(key);
        return text == null
                ? new Field.Opaque("no text, but " + HexFormat.of().formatHex(key, 0, Math.min(key.length, MOST_SHOWN))
                        + " (" + key.length + " bytes)")
                : new Field.Text(text);
    }
}
