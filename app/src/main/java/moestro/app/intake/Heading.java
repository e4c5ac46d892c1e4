package moestro.app.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import moestro.topology.UnreadableRecordException;

/** Takes out of a record which thing it is about, and when. */
final class Heading {
    private static final int MOST_SHOWN = 16;

    private final String section;
    private final Optional<Pick> id;
    private final Optional<Pick> time;

    /**
     * As an origin says.
     *
     * @param section of the configuration, for messages
     */
    Heading(String section, Origin origin) {
        this.section = section;
        this.id = origin.id().map(path -> new Pick("the id", path));
        this.time = origin.time().map(path -> new Pick("the time", path));
    }

    String id(byte[] key, Field.Group record) {
        return id.isPresent() ? id.get().id(id.get().in(record)) : text(key);
    }

    long time(long timestamp, Field.Group record) {
        return time.isPresent() ? time.get().time(time.get().in(record)) : timestamp;
    }

    private String text(byte[] key) {
        if (key == null || key.length == 0) {
            throw new UnreadableRecordException("the record has no key, which would be its id" + remedy());
        }
        String text = decoded(key);
        if (text == null) {
            throw new UnreadableRecordException("the record's key, which would be its id, is no plain text, but "
                    + HexFormat.of().formatHex(key, 0, Math.min(key.length, MOST_SHOWN)) + " (" + key.length + " bytes)"
                    + remedy());
        }
        return text;
    }

    /** A key as text; null if it is none, or has control characters as binary keys do. */
    static String decoded(byte[] key) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
            return text.chars().anyMatch(Character::isISOControl) ? null : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private String remedy() {
        return ": name the field that is, with 'id' in " + section;
    }
}
