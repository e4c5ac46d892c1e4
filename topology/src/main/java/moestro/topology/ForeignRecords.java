package moestro.topology;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Reads records of somebody else's, and refuses what no reader can make something of. Used by one thread.
 *
 * @param <T> what is made of them
 */
final class ForeignRecords<T> {
    private static final char REPLACEMENT = '\uFFFD';

    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private final IntakeReader<T> reader;
    private final Function<T, String> id;

    /**
     * Of a topic.
     *
     * @param id the name of what was made
     */
    ForeignRecords(IntakeReader<T> reader, Function<T, String> id) {
        this.reader = reader;
        this.id = id;
    }

    /**
     * Reads one.
     *
     * @throws UnreadableRecordException with what is wrong, and where
     */
    T read(byte[] key, byte[] value, long timestamp) {
        if (value == null) {
            throw new UnreadableRecordException("the value is null: there is nothing to read in it");
        }
        T made = reader.read(key, value, timestamp);
        String name = id.apply(made);
        if (!isText(name)) {
            throw new UnreadableRecordException("the id '" + name + "' has characters in it that are no text in UTF-8");
        }
        return made;
    }

    /** Java reads and writes what is no text with replacements, which would make different ids alike. */
    private boolean isText(String name) {
        return name.indexOf(REPLACEMENT) < 0 && encoder.canEncode(name);
    }
}
