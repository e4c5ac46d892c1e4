package moestro.mixture.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import moestro.mixture.Lesson;
import moestro.mixture.Model;
import moestro.mixture.Panel;
import moestro.mixture.Pending;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Who is awake. Folds lessons, and decides:
 *
 * <ul>
 *   <li><b>Reset</b>: an expert that is awake, was never asked in its window, and failed when it was explored, begins
 *       anew. One that sleeps or is young is no candidate.
 *   <li><b>Sleep</b>: one that was reset often enough and is still never asked; but more than k stay awake, and three.
 *   <li><b>Wake</b>: the first of the reserve, fresh, when the mixture's loss rises; not while another expert is young,
 *       so that one drift wakes one expert.
 *   <li><b>Collapse</b>: is only noticed.
 *   <li><b>Promote</b>: one in the shadow is asked from now on, once it has shown there that it is good enough.
 * </ul>
 *
 * <p>And it obeys commands, which stand among the lessons ({@link #obey}). As long as none has come, and the panel has no
 * spare seats, its state is as if there were no such thing.
 *
 * <p>An expert that begins anew is young for as many lessons as everybody learns at first ({@link
 * Panel.Training#everybodyUntil}), and has a window of its own after that.
 */
public final class Roster implements Model {
    private static final String OCCUPANTS = "roster-occupants";

    private final Task task;
    private final Panel panel;
    private final RosterSettings settings;
    private final Judge judge;
    private final Seats seats;
    private final DriftWatch drift;
    private final LoadWatch load;
    private final Orders orders;
    private final Shadows shadows;
    private final Obeyed obeyed = new Obeyed();
    private final long young;
    private boolean changeable;

    /**
     * The roster that a panel starts with: all are awake but its reserve and its spare seats.
     *
     * @param recruiting says who could be added
     */
    public Roster(Task task, Panel panel, Recruiting recruiting) {
        this.task = task;
        this.panel = panel;
        this.settings = panel.roster();
        this.young = Math.max(panel.training().everybodyUntil(), settings.apprenticeship());
        this.seats = new Seats(panel);
        this.drift = new DriftWatch(task, settings.delta());
        this.load = new LoadWatch(seats.size(), panel.gate().k(), settings.collapse(), settings.window());
        this.judge = new Judge(settings, panel.gate().k());
        this.shadows = new Shadows(panel, seats);
        this.orders = new Orders(panel, seats, settings, recruiting);
        this.changeable = panel.members().stream().anyMatch(Panel.Member::isSpare);
    }

    /**
     * Who must not be asked.
     *
     * @return boolean[experts]; null for nobody
     */
    public boolean[] asleep() {
        return seats.asleep();
    }

    /**
     * Who is to be asked about an event to be scored only: those in the shadow, each for its share of events.
     *
     * @param record hash of the event's id
     * @return indices of experts that {@link #asleep} names
     */
    public int[] shadows(long record) {
        return changeable ? shadows.asked(record) : Shadows.NOBODY;
    }

    /** The chance of one that is in the shadow to be among {@link #shadows}. */
    public float shadowRate() {
        return (float) settings.shadow().rate();
    }

    /** How often an expert was begun anew. */
    public int generation(int expert) {
        return seats.get(expert).generation;
    }

    /** What kind of expert sits in a seat. */
    public Occupant occupant(int expert) {
        return seats.get(expert).occupant;
    }

    /** What its expert may do, in one word: awake, asleep, apprentice, shadow, drained; free if there is none. */
    public String state(int expert) {
        return seats.get(expert).state.name().toLowerCase(Locale.ROOT);
    }

    /** Whether its expert learns nothing for now, because of a command. */
    public boolean isFrozen(int expert) {
        return seats.get(expert).frozen;
    }

    /**
     * Whether an expert learns from a lesson: one that sleeps or is frozen does not, one in the shadow always does, and one
     * that has begun anew learns as everybody does at first.
     *
     * @param record hash of the event's id
     * @param before how many lessons came before
     */
    public boolean teaches(Pending pending, long record, int expert, long before) {
        Seat seat = seats.get(expert);
        if (seat.isAsleep() || seat.frozen) {
            return false;
        }
        long labelAge = before - pending.lessonsSeen();
        return seat.state == Seat.State.SHADOW
                || panel.training().teaches(pending, record, expert, seat.age(before), labelAge);
    }

    /**
     * The lesson without the answers of those that now sleep, or gave them in an earlier generation: what is learned of
     * them would be about somebody else.
     */
    public Lesson current(Lesson lesson) {
        Pending pending = lesson.pending();
        float[][] answers = pending.answers();
        for (int j = 0; j < answers.length; j++) {
            if (answers[j] != null && !isCurrent(seats.get(pending.asked()[j]), pending)) {
                answers = answers == pending.answers() ? answers.clone() : answers;
                answers[j] = null;
            }
        }
        return answers == pending.answers() ? lesson : new Lesson(pending.withAnswers(answers), lesson.label());
    }

    private static boolean isCurrent(Seat seat, Pending pending) {
        return !seat.isAsleep() && pending.lessonsSeen() >= seat.begun;
    }

    /**
     * Folds one lesson.
     *
     * @param lessons how many have come, this one included
     * @param target class index or scaled number
     * @param prior the answer of nobody before this lesson, float[outputs]
     * @return what it led to, in the order of the panel
     */
    public List<Decision> learn(Lesson lesson, long lessons, float target, float[] prior) {
        if (!settings.enabled() && !changeable) {
            return List.of();
        }
        List<Decision> decisions = new ArrayList<>(0);
        Pending pending = lesson.pending();
        Hearing hearing = new Hearing(task, pending, target, prior, drift.variance());
        for (int e = 0; e < seats.size(); e++) {
            hear(e, hearing, pending, lessons, decisions);
        }
        if (!settings.enabled()) {
            return decisions;
        }
        notice(pending, lessons, decisions);
        String rise = drift.rise(pending.output(), target);
        if (rise != null) {
            wake(rise, lessons, decisions);
        }
        return decisions;
    }

    private void hear(int expert, Hearing hearing, Pending pending, long lessons, List<Decision> decisions) {
        Seat seat = seats.get(expert);
        if (seat.state == Seat.State.APPRENTICE && seat.age(lessons) >= settings.apprenticeship()) {
            seat.state = Seat.State.AWAKE;
        }
        if (seat.state == Seat.State.SHADOW && pending.lessonsSeen() >= seat.begun) {
            shadows.hear(expert, hearing, lessons).ifPresent(decisions::add);
        }
        if (settings.enabled() && seat.isAwake() && !seat.frozen && pending.lessonsSeen() >= seat.begun + young) {
            hearing.note(expert, seat.watch);
            review(expert, lessons, decisions);
        }
    }

    /**
     * What is wrong with a command whoever is awake, so that it can be refused before it comes among the lessons; or null.
     *
     * @param recruiting says who could be added
     */
    public static String complaint(Command command, Panel panel, Recruiting recruiting) {
        return Orders.complaint(command, panel, recruiting);
    }

    /**
     * Obeys a command, unless one with its id has come before.
     *
     * @param lessons how many have come
     * @return what came of it: nothing for one that has come before, otherwise one decision, which may be a refusal
     */
    public List<Decision> obey(Command command, long lessons) {
        changeable = true;
        return obeyed.add(command.id()) ? List.of(orders.obey(command, lessons)) : List.of();
    }

    private void review(int expert, long lessons, List<Decision> decisions) {
        Seat seat = seats.get(expert);
        if (seat.watch.lessons() < settings.window()) {
            return;
        }
        Judge.Verdict verdict = judge.verdict(seat, seats.awake());
        seat.watch.clear();
        switch (verdict.kind()) {
            case ASKED -> seat.resets = 0;
            case TOLERATED -> {}
            case RESET -> {
                seat.resets++;
                seat.begin(lessons, settings.apprenticeship() > 0);
                decisions.add(decision(lessons, expert, Decision.Kind.RESET, verdict.reason()));
            }
            case SLEEP -> {
                seats.putToSleep(expert);
                decisions.add(decision(lessons, expert, Decision.Kind.SLEEP, verdict.reason()));
            }
        }
    }

    private void notice(Pending pending, long lessons, List<Decision> decisions) {
        LoadWatch.Collapse collapse = load.add(pending, seats.awake());
        if (collapse != null) {
            decisions.add(decision(lessons, collapse.expert(), Decision.Kind.COLLAPSE, collapse.reason()));
        }
    }

    private void wake(String rise, long lessons, List<Decision> decisions) {
        if (seats.isAnybodyYounger(young, lessons) || !seats.hasReserve()) {
            return;
        }
        int expert = seats.nextOfReserve();
        Seat seat = seats.get(expert);
        seat.resets = 0;
        seat.begin(lessons, settings.apprenticeship() > 0);
        decisions.add(decision(lessons, expert, Decision.Kind.WAKE, rise));
    }

    private Decision decision(long lessons, int expert, Decision.Kind kind, String reason) {
        return new Decision(lessons, panel.members().get(expert).name(), kind, reason);
    }

    @Override
    public void writeModel(StateWriter out) {
        if (settings.enabled() || changeable) {
            out.section("roster");
            seats.write(out);
        }
        if (changeable) {
            out.section(OCCUPANTS);
            seats.writeOccupants(out);
        }
    }

    @Override
    public void writeTraining(StateWriter out) {
        if (settings.enabled()) {
            out.section("roster-watch");
            seats.writeWatches(out);
            load.write(out);
            drift.write(out);
        }
        if (changeable) {
            seats.writeTrials(out.section("roster-trials"));
            obeyed.write(out.section("roster-commands"));
        }
    }

    @Override
    public void readModel(StateReader in) {
        changeable |= in.has(OCCUPANTS);
        if (settings.enabled() || changeable) {
            in.section("roster");
            seats.read(in);
        }
        if (changeable) {
            in.section(OCCUPANTS);
            seats.readOccupants(in);
        }
    }

    @Override
    public void readTraining(StateReader in) {
        if (settings.enabled()) {
            in.section("roster-watch");
            seats.readWatches(in);
            load.read(in);
            drift.read(in);
        }
        if (changeable) {
            seats.readTrials(in.section("roster-trials"));
            obeyed.read(in.section("roster-commands"));
        }
    }
}
