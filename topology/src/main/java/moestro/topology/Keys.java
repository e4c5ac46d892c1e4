package moestro.topology;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Record keys are ids as UTF-8: an event and its label meet because their keys put them into the same partition. */
final class Keys {
    private Keys() {}

    static byte[] of(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    /** What is wrong with a key, or null. */
    static String complaint(byte[] key, String id) {
        if (key == null) {
            return "the key is null: the key must be the id, so that event and label meet in one partition";
        }
        if (id.isEmpty()) {
            return "the id is empty";
        }
        if (key.length > Sizes.MOST_ID) {
            return "the key has " + key.length + " bytes; the most is " + Sizes.MOST_ID;
        }
        return Arrays.equals(key, of(id))
                ? null
                : "the key is not the id '" + id + "': event and label would miss each other";
    }
}
