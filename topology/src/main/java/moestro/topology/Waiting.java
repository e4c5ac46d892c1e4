package moestro.topology;

import java.util.Arrays;
import moestro.avro.Lesson;

/** What the changelog of the pending store says of a prediction that waits for its label, or waited in vain. */
public final class Waiting {
    private Waiting() {}

    /**
     * The changelog topic of the pending store.
     *
     * @param applicationId of the application that serves
     */
    public static String changelog(String applicationId) {
        return applicationId + "-" + Nodes.PENDING + "-changelog";
    }

    /**
     * The lesson without its label, if this record is about it.
     *
     * @param id of the event
     * @param key of a record of the changelog
     * @param value of the record; null for a tombstone
     * @return null if the record is about something else, or no longer about a lesson
     * @throws IncompatibleStateException if another version wrote it
     */
    public static Lesson of(String id, byte[] key, byte[] value) {
        if (value == null || !Arrays.equals(key, PendingKeys.entry(id).get())) {
            return null;
        }
        PendingEntry entry = PendingEntry.decode(value);
        return entry.state() == PendingEntry.State.AWAITING ? Lesson.CODEC.decode(entry.content()) : null;
    }
}
