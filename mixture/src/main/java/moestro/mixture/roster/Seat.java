package moestro.mixture.roster;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** The place of one expert: whether it is filled, by whom, by which generation, and how it does. */
final class Seat {
    /** What its expert may do. */
    enum State {
        /** Neither learn nor answer. */
        ASLEEP,
        /** Learn every lesson, but not answer yet. */
        APPRENTICE,
        /** Both. */
        AWAKE,
        /** Learn every lesson, and answer now and then to be scored only. */
        SHADOW,
        /** Learn as others do, but not answer any more. */
        DRAINED,
        /** There is none. */
        FREE
    }

    final Watch watch = new Watch();
    final ShadowTrial trial = new ShadowTrial();
    State state;
    Occupant occupant;
    /** Whether its expert learns nothing for now. */
    boolean frozen;
    /** How often its expert was begun anew. */
    int generation;
    /** How many of these were resets since it woke, without having been asked in between. */
    int resets;
    /** How many lessons had come when its expert began. */
    long begun;

    Seat(boolean reserve, boolean spare) {
        state = spare ? State.FREE : reserve ? State.ASLEEP : State.AWAKE;
        occupant = spare ? Occupant.NOBODY : Occupant.CONFIGURED;
    }

    /** Its expert gives way to one that has learned nothing. */
    void begin(long lessons, boolean apprentice) {
        begin(lessons, apprentice ? State.APPRENTICE : State.AWAKE, occupant);
    }

    /** Its expert gives way to another one, or to nobody. */
    void begin(long lessons, State as, Occupant who) {
        state = as;
        occupant = who;
        generation++;
        begun = lessons;
        watch.clear();
        trial.clear();
    }

    /** Whether nobody in it learns. */
    boolean isAsleep() {
        return state == State.ASLEEP || state == State.FREE;
    }

    boolean isAwake() {
        return state == State.AWAKE;
    }

    /** Whether it may have to be asked soon: it is, or will be when it has learned enough. */
    boolean isComing() {
        return state == State.AWAKE || state == State.APPRENTICE;
    }

    /** How many of these lessons came since its expert began. */
    long age(long lessons) {
        return Math.max(0, lessons - begun);
    }

    /** Writes what serving needs too: all but the watch, the trial, and what only commands change. */
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

    /** Writes what only commands change. */
    void writeOccupant(StateWriter out) {
        Occupant.write(occupant, out);
        out.putBoolean(frozen);
    }

    void readOccupant(StateReader in) {
        occupant = Occupant.read(in);
        frozen = in.getBoolean();
    }
}
