package moestro.mixture.roster;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import moestro.mixture.Hash;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** The commands that have come, so that none is obeyed twice: hashes of the last ids. */
final class Obeyed {
    static final int MOST = 4096;

    private final Deque<Long> ids = new ArrayDeque<>();

    /** Whether none has ever come. */
    boolean isEmpty() {
        return ids.isEmpty();
    }

    /**
     * Notes one.
     *
     * @return whether it is new
     */
    boolean add(String id) {
        long hash = Hash.of(id);
        if (ids.contains(hash)) {
            return false;
        }
        if (ids.size() == MOST) {
            ids.remove();
        }
        ids.add(hash);
        return true;
    }

    void write(StateWriter out) {
        out.putLongs(ids.stream().mapToLong(id -> id).toArray());
    }

    void read(StateReader in) {
        ids.clear();
        Arrays.stream(in.getLongs()).forEach(ids::add);
    }
}
