package moestro.topology;

import java.util.HashMap;
import java.util.Map;

/** What a learner has logged last: nothing newer is published, and the next state is compared with it. */
final class Logged {
    private final Snapshot snapshot;
    private final Map<String, byte[]> served;
    private final Map<String, Long> changed = new HashMap<>();

    /**
     * What is logged now.
     *
     * @param snapshot all of it; a section that has not changed is the same array as before
     * @param served the sections of it that predicting needs; null if that is not known yet
     * @param before what was logged before; null if that is not known
     */
    Logged(Snapshot snapshot, Map<String, byte[]> served, Logged before) {
        this.snapshot = snapshot;
        this.served = served;
        snapshot.sections().forEach((section, bytes) -> {
            boolean same = before != null && before.snapshot.sections().get(section) == bytes;
            changed.put(section, same ? before.changed.get(section) : Long.valueOf(snapshot.version()));
        });
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** The sections that predicting needs; null if that is not known. */
    Map<String, byte[]> served() {
        return served;
    }

    /** The version that a section was logged at with the bytes it has, or a later one. */
    long changed(String section) {
        return changed.get(section);
    }
}
