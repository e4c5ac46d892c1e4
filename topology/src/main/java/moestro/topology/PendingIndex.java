package moestro.topology;

import org.apache.kafka.common.utils.Bytes;

/** Which entries of the pending come next in time, by step and then by key. */
interface PendingIndex {

    /**
     * What stands in the index.
     *
     * @param step of time
     * @param entry key of the entry
     */
    record Filed(long step, Bytes entry) {}

    /** Files an entry. */
    void file(PendingKeys.Shelf shelf, long step, Bytes entry);

    /** An entry is no longer to be found there; an index may go on naming it, so whoever polls has to look. */
    void unfile(PendingKeys.Shelf shelf, long step, Bytes entry);

    /** Takes out the first entry of a shelf, if its step lies before a bound; else null. */
    Filed poll(PendingKeys.Shelf shelf, long before);
}
