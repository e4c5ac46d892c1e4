package moestro.mixture.roster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import moestro.mixture.Panel;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** The places of a panel, and the order in which those that sleep are to be woken. */
final class Seats {
    private final List<Seat> seats = new ArrayList<>();
    private final Deque<Integer> reserve = new ArrayDeque<>();

    Seats(Panel panel) {
        for (Panel.Member member : panel.members()) {
            if (member.reserve()) {
                reserve.add(seats.size());
            }
            seats.add(new Seat(member.reserve(), member.isSpare()));
        }
    }

    int size() {
        return seats.size();
    }

    Seat get(int expert) {
        return seats.get(expert);
    }

    /** How many can be asked. */
    int awake() {
        int awake = 0;
        for (Seat seat : seats) {
            awake += seat.isAwake() ? 1 : 0;
        }
        return awake;
    }

    /** Who must not be asked, boolean[experts]; null for nobody. */
    boolean[] asleep() {
        if (awake() == seats.size()) {
            return null;
        }
        boolean[] asleep = new boolean[seats.size()];
        for (int e = 0; e < asleep.length; e++) {
            asleep[e] = !seats.get(e).isAwake();
        }
        return asleep;
    }

    /** Whether anybody who is asked, or soon will be, began fewer than so many lessons ago. */
    boolean isAnybodyYounger(long age, long lessons) {
        return seats.stream().anyMatch(seat -> seat.isComing() && seat.age(lessons) < age);
    }

    void putToSleep(int expert) {
        seats.get(expert).state = Seat.State.ASLEEP;
        reserve.add(expert);
    }

    /** It is not to be woken any more, if it was. */
    void leaveReserve(int expert) {
        reserve.removeFirstOccurrence(expert);
    }

    boolean hasReserve() {
        return !reserve.isEmpty();
    }

    int nextOfReserve() {
        return reserve.remove();
    }

    void write(StateWriter out) {
        seats.forEach(seat -> seat.write(out));
        out.putInts(reserve.stream().mapToInt(expert -> expert).toArray());
    }

    void read(StateReader in) {
        seats.forEach(seat -> seat.read(in));
        reserve.clear();
        Arrays.stream(in.getInts()).forEach(reserve::add);
    }

    void writeOccupants(StateWriter out) {
        seats.forEach(seat -> seat.writeOccupant(out));
    }

    void readOccupants(StateReader in) {
        seats.forEach(seat -> seat.readOccupant(in));
    }

    void writeTrials(StateWriter out) {
        seats.forEach(seat -> seat.trial.write(out));
    }

    void readTrials(StateReader in) {
        seats.forEach(seat -> seat.trial.read(in));
    }

    void writeWatches(StateWriter out) {
        seats.forEach(seat -> seat.watch.write(out));
    }

    void readWatches(StateReader in) {
        seats.forEach(seat -> seat.watch.read(in));
    }
}
