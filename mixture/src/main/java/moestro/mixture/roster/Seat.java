package moestro.mixture.roster;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** The place of one expert: whether it is filled, by which generation, and how it does. */
final class Seat {
    /** What its expert may do. */
    enum State {
        /** Neither learn nor answer. */
        ASLEEP,
        /** Learn every lesson, but not answer yet. */
        APPRENTICE,
        /** Both. */
        AWAKE
    }

    final Watch watch = new Watch();
    State state;
    /** How often its expert was begun anew. */
    int generation;
    /** How many of these were resets since it woke, without having been asked in between. */
    int resets;
    /** How many lessons had come when its expert began. */
    long begun;

    Seat(boolean reserve) {
        state = reserve ? State.ASLEEP : State.AWAKE;
    }

    /** Its expert gives way to one that has learned nothing. */
    void begin(long lessons, boolean apprentice) {
        state = apprentice ? State.APPRENTICE : State.AWAKE;
        generation++;
        begun = lessons;
        watch.clear();
    }

    boolean isAsleep() {
        return state == State.ASLEEP;
    }

    boolean isAwake() {
        return state == State.AWAKE;
    }

    /** How many of these lessons came since its expert began. */
    long age(long lessons) {
        return Math.max(0, lessons - begun);
    }

    /** Writes what serving needs too: all but the watch. */
    void write(StateWriter out) {
        out.putString(state.name());
        out.putInt(generation);
        out.putInt(resets);
        out.putLong(begun);
    }

    void read(StateReader in) {
        state = State.valueOf(in.getString());
        generation = in.getInt();
        resets = in.getInt();
        begun = in.getLong();
    }
}
