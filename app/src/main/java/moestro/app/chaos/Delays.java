package moestro.app.chaos;

import java.util.Arrays;

/**
 * How long after it was sent each event was seen predicted, from when every partition is served on. Written by who sends
 * and by who watches.
 */
final class Delays {
    private final long[] sent;
    private final long[] took;
    private boolean begun;

    /** None yet, of that many events. */
    Delays(int events) {
        sent = new long[events];
        took = new long[events];
    }

    /** From now on events count: those before waited for processes that were being started. */
    synchronized void begin() {
        begun = true;
    }

    /** An event is being sent. */
    synchronized void sent(int number, long nanos) {
        sent[number] = begun ? nanos : 0;
    }

    /** When an event was sent; 0 if that was before they counted. */
    synchronized long sent(int number) {
        return number >= 0 && number < sent.length ? sent[number] : 0;
    }

    /** A prediction was read; the first of an event counts. */
    synchronized void seen(int number, long nanos) {
        if (number >= 0 && number < took.length && took[number] == 0 && sent[number] != 0) {
            took[number] = Math.max(1, nanos - sent[number]);
        }
    }

    /**
     * Seconds within which this share of the predicted events was.
     *
     * @param share from 0 to 1
     * @return NaN if none was predicted
     */
    double quantile(double share) {
        return quantile(share, 0, took.length);
    }

    /**
     * The same of some events.
     *
     * @param from the number of the first
     * @param to the number after the last
     */
    synchronized double quantile(double share, int from, int to) {
        long[] known = Arrays.stream(took, from, to)
                .filter(nanos -> nanos > 0)
                .sorted()
                .toArray();
        return known.length == 0 ? Double.NaN : known[(int) Math.ceil(share * (known.length - 1))] / 1e9;
    }
}
