package moestro.topology;

import java.util.Arrays;
import org.apache.kafka.common.header.Headers;

/**
 * What a call that waits for remote experts must remember beyond what every call does. Positions are those in the
 * selection.
 */
final class Wait {
    private static final long NOBODY = Long.MIN_VALUE;

    private final long number;
    private final long timestamp;
    private final Headers headers;
    private final long selectedBy;
    private final long[] versions;
    private final long[] deadlines;
    private int open;

    /**
     * For nobody yet.
     *
     * @param number of the call: the offset of the event in its partition
     * @param timestamp of the event's record
     * @param headers of the event's record
     * @param selectedBy the version of the gate that selected
     * @param versions of each expert asked; kept, and written to
     */
    Wait(long number, long timestamp, Headers headers, long selectedBy, long[] versions) {
        this.number = number;
        this.timestamp = timestamp;
        this.headers = headers;
        this.selectedBy = selectedBy;
        this.versions = versions;
        this.deadlines = new long[versions.length];
        Arrays.fill(deadlines, NOBODY);
    }

    /** One more is waited for. */
    void await(int position, long deadline) {
        deadlines[position] = deadline;
        open++;
    }

    /** One is waited for no more. */
    void end(int position, long version) {
        deadlines[position] = NOBODY;
        versions[position] = version;
        open--;
    }

    boolean isOpen() {
        return open > 0;
    }

    boolean isOpen(int position) {
        return deadlines[position] != NOBODY;
    }

    /** Until when it is waited for, milliseconds, if it is. */
    long deadline(int position) {
        return deadlines[position];
    }

    long version(int position) {
        return versions[position];
    }

    long number() {
        return number;
    }

    long timestamp() {
        return timestamp;
    }

    Headers headers() {
        return headers;
    }

    long selectedBy() {
        return selectedBy;
    }
}
