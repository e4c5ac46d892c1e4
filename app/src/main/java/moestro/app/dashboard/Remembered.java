package moestro.app.dashboard;

import java.util.LinkedHashMap;
import moestro.avro.Lesson;
import moestro.avro.Prediction;

/** The last predictions by id, each with its lesson once that has come. */
final class Remembered {
    /** Topics are read at different speeds, so a lesson may be read a little before its prediction. */
    private static final int MOST_EARLY = 1024;

    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
    private final LinkedHashMap<String, Lesson> early = new LinkedHashMap<>();
    private final int most;
    private final long timeToLive;
    private long clock = Long.MIN_VALUE;

    /**
     * What is known of an id.
     *
     * @param prediction as it stands on its topic
     * @param lesson null while there is no label
     */
    record Entry(Prediction prediction, Lesson lesson) {}

    /**
     * How labels stand.
     *
     * @param all predictions remembered
     * @param labelled whose label has come
     * @param waiting whose label may still come
     * @param expired whose time-to-live has ended, in event time, without a label
     */
    record Standing(int all, int labelled, int waiting, int expired) {}

    /**
     * An empty memory.
     *
     * @param most ids
     * @param timeToLive of a prediction that waits, milliseconds of event time
     */
    Remembered(int most, long timeToLive) {
        this.most = most;
        this.timeToLive = timeToLive;
    }

    void predicted(Prediction prediction) {
        clock = Math.max(clock, prediction.time());
        String id = prediction.id();
        Entry known = entries.remove(id);
        entries.put(id, new Entry(prediction, known == null ? early.remove(id) : known.lesson()));
        if (entries.size() > most) {
            entries.pollFirstEntry();
        }
    }

    void labelled(Lesson lesson) {
        clock = Math.max(clock, lesson.labelTime());
        Entry known = entries.get(lesson.id());
        if (known != null) {
            entries.replace(lesson.id(), new Entry(known.prediction(), lesson));
            return;
        }
        early.put(lesson.id(), lesson);
        if (early.size() > MOST_EARLY) {
            early.pollFirstEntry();
        }
    }

    /** Null if it is not remembered. */
    Entry find(String id) {
        return entries.get(id);
    }

    /** The id of the newest prediction that has a label, else of the newest; null if there is none. */
    String example() {
        for (Entry entry : entries.sequencedValues().reversed()) {
            if (entry.lesson() != null) {
                return entry.prediction().id();
            }
        }
        return entries.isEmpty() ? null : entries.lastEntry().getKey();
    }

    Standing standing() {
        int labelled = 0;
        int expired = 0;
        for (Entry entry : entries.values()) {
            if (entry.lesson() != null) {
                labelled++;
            } else if (entry.prediction().time() + timeToLive < clock) {
                expired++;
            }
        }
        return new Standing(entries.size(), labelled, entries.size() - labelled - expired, expired);
    }
}
