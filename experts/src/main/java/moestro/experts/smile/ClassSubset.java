package moestro.experts.smile;

import java.util.Arrays;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** The classes that a fit saw, out of those of the task. A class that its rows lacked is given the share of one row. */
final class ClassSubset {
    private final int[] seen;
    private final int classes;
    private final int rows;

    /**
     * @param seen indices of the classes seen, ascending
     * @param classes how many the task has
     * @param rows how many rows were fitted
     */
    ClassSubset(int[] seen, int classes, int rows) {
        this.seen = seen;
        this.classes = classes;
        this.rows = rows;
    }

    /** How many were seen. */
    int size() {
        return seen.length;
    }

    /** Turns probabilities of the classes seen into those of all classes. */
    void spread(double[] ofSeen, double[] ofAll) {
        double unseenShare = 1.0 / (rows + classes);
        double rest = 1 - (classes - seen.length) * unseenShare;
        Arrays.fill(ofAll, unseenShare);
        for (int c = 0; c < seen.length; c++) {
            ofAll[seen[c]] = seen.length == classes ? ofSeen[c] : rest * ofSeen[c];
        }
    }

    /** Writes into the section begun. */
    void write(StateWriter out) {
        out.putInts(seen);
        out.putInt(classes);
        out.putInt(rows);
    }

    /** Reads what {@link #write} wrote. */
    static ClassSubset read(StateReader in) {
        return new ClassSubset(in.getInts(), in.getInt(), in.getInt());
    }
}
