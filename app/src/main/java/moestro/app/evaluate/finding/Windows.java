package moestro.app.evaluate.finding;

/**
 * A run cut into windows of equal length, to within a record.
 *
 * @param records how many there are in all
 * @param count how many windows
 */
public record Windows(int records, int count) {
    private static final int MOST = 100;
    private static final int LEAST_RECORDS = 20;

    /** At most 100 windows, of at least 20 records each if there are so many. */
    public static Windows of(int records) {
        return new Windows(records, Math.clamp(records / LEAST_RECORDS, 1, MOST));
    }

    /** The window a record lies in. */
    public int at(int record) {
        return (int) ((long) record * count / records);
    }

    /** The first record of a window; for the window after the last, how many records there are. */
    public int start(int window) {
        return (int) (((long) window * records + count - 1) / count);
    }

    /** The middles of the windows, double[count], in records. */
    public double[] middles() {
        double[] middles = new double[count];
        for (int w = 0; w < count; w++) {
            middles[w] = (start(w) + start(w + 1)) / 2.0;
        }
        return middles;
    }
}
