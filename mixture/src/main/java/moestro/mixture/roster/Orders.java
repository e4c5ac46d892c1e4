package moestro.mixture.roster;

import java.util.Locale;
import moestro.mixture.Panel;

/** Obeys commands, or says why not. Never does a command leave fewer awake than are asked for an event. */
final class Orders {
    private final Panel panel;
    private final Seats seats;
    private final RosterSettings settings;
    private final Recruiting recruiting;

    Orders(Panel panel, Seats seats, RosterSettings settings, Recruiting recruiting) {
        this.panel = panel;
        this.seats = seats;
        this.settings = settings;
        this.recruiting = recruiting;
    }

    /** A command cannot be obeyed; the message says why, and what to do instead. */
    private static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * What is wrong with a command whoever is awake, or null.
     *
     * @param recruiting says whether its expert could be made
     */
    static String complaint(Command command, Panel panel, Recruiting recruiting) {
        String name = command.expert();
        int index = panel.names().indexOf(name);
        if (name != null && index < 0) {
            return "the panel has no expert or seat '" + name + "'; it has " + panel.names();
        }
        boolean spare = name == null || panel.members().get(index).isSpare();
        if (name == null && panel.members().stream().noneMatch(Panel.Member::isSpare)) {
            return "the panel has no spare seats: name the seat of an expert that was removed, or give the panel 'spare'"
                    + " seats in a new edition";
        }
        if (command.kind() == Command.Kind.ADD && command.type() == null) {
            return spare ? "a spare seat has no type of its own: say which type the expert is of" : null;
        }
        return command.type() == null
                ? null
                : recruiting.complaint(Math.max(index, 0), new Occupant.Recruit(command.type(), command.parameters()));
    }

    /**
     * Obeys.
     *
     * @param lessons how many have come
     */
    Decision obey(Command command, long lessons) {
        String complaint = complaint(command, panel, recruiting);
        try {
            if (complaint != null) {
                throw new RefusedException(complaint);
            }
            int expert = seat(command);
            String outcome = obey(command, expert, lessons);
            return decision(command, lessons, panel.names().get(expert), kind(command.kind()), outcome);
        } catch (RefusedException e) {
            String who = command.expert() == null ? "" : command.expert();
            return decision(command, lessons, who, Decision.Kind.REFUSE, e.getMessage());
        }
    }

    private int seat(Command command) throws RefusedException {
        if (command.expert() != null) {
            return panel.names().indexOf(command.expert());
        }
        for (int e = 0; e < seats.size(); e++) {
            if (seats.get(e).state == Seat.State.FREE && panel.members().get(e).isSpare()) {
                return e;
            }
        }
        throw new RefusedException("all spare seats are taken: remove an expert first");
    }

    private String obey(Command command, int expert, long lessons) throws RefusedException {
        Seat seat = seats.get(expert);
        if (command.kind() == Command.Kind.ADD) {
            return add(command, expert, seat, lessons);
        }
        refuse(seat.state == Seat.State.FREE, "nobody sits there");
        return switch (command.kind()) {
            case ADD -> throw new IllegalStateException("added above");
            case DRAIN -> drain(expert, seat);
            case REMOVE -> remove(expert, seat, lessons);
            case RESET -> reset(seat, lessons);
            case FREEZE -> freeze(seat);
            case UNFREEZE -> unfreeze(seat);
            case PROMOTE -> promote(seat);
        };
    }

    private String add(Command command, int expert, Seat seat, long lessons) throws RefusedException {
        boolean sleeps = seat.state == Seat.State.ASLEEP;
        refuse(seat.state != Seat.State.FREE && !sleeps, "somebody sits there already: remove it first");
        seats.leaveReserve(expert);
        Occupant who = command.type() == null
                ? Occupant.CONFIGURED
                : new Occupant.Recruit(command.type(), command.parameters());
        seat.resets = 0;
        seat.begin(lessons, Seat.State.SHADOW, who);
        String what = who instanceof Occupant.Recruit recruit
                ? recruit.toString()
                : panel.members().get(expert).type();
        return String.format(
                Locale.ROOT,
                "%s, in the shadow until %,d of its answers are scored",
                what,
                settings.shadow().answers());
    }

    private String drain(int expert, Seat seat) throws RefusedException {
        refuse(seat.state == Seat.State.ASLEEP, "it sleeps: it is not asked anyway");
        refuse(seat.state == Seat.State.DRAINED, "it is drained already");
        refuse(seat.state == Seat.State.SHADOW, "it is in the shadow: it has no voice anyway");
        refuseIfNeeded(expert, seat);
        seat.state = Seat.State.DRAINED;
        return "it is asked no more, and learns on";
    }

    private String remove(int expert, Seat seat, long lessons) throws RefusedException {
        refuseIfNeeded(expert, seat);
        seats.leaveReserve(expert);
        seat.frozen = false;
        seat.begin(lessons, Seat.State.FREE, Occupant.NOBODY);
        return "its seat is free, and what it had learned is gone";
    }

    /** Who cannot be missed begins anew without an apprenticeship. */
    private String reset(Seat seat, long lessons) throws RefusedException {
        refuse(seat.state == Seat.State.ASLEEP, "it sleeps: add has it begin anew");
        refuse(seat.frozen, "it is frozen and would stay without knowledge: unfreeze it first");
        if (!seat.isComing()) {
            seat.begin(lessons, seat.state, seat.occupant);
            return "it begins anew where it is";
        }
        boolean needed = seat.isAwake() && seats.awake() <= least();
        boolean apprentice = settings.apprenticeship() > 0 && !needed;
        seat.begin(lessons, apprentice);
        return apprentice
                ? String.format(
                        Locale.ROOT, "it begins anew, and is asked after %,d lessons", settings.apprenticeship())
                : "it begins anew, and is asked at once";
    }

    private String freeze(Seat seat) throws RefusedException {
        refuse(seat.frozen, "it is frozen already");
        refuse(seat.state == Seat.State.ASLEEP, "it sleeps: it learns nothing anyway");
        refuse(seat.state == Seat.State.APPRENTICE, "it has just begun anew, and would be asked without knowledge");
        seat.frozen = true;
        return "it learns no more";
    }

    private String unfreeze(Seat seat) throws RefusedException {
        refuse(!seat.frozen, "it is not frozen");
        seat.frozen = false;
        return "it learns again";
    }

    private String promote(Seat seat) throws RefusedException {
        refuse(seat.isAwake(), "it is awake already");
        refuse(seat.state == Seat.State.ASLEEP, "it sleeps and has learned nothing for long: add has it begin anew");
        String before = seat.trial.answers() > 0 ? "; " + seat.trial.losses() : "";
        seat.state = Seat.State.AWAKE;
        seat.watch.clear();
        return "it is asked from now on" + before;
    }

    private int least() {
        return panel.gate().k();
    }

    private void refuseIfNeeded(int expert, Seat seat) throws RefusedException {
        int left = seats.awake() - 1;
        refuse(
                seat.isAwake() && left < least(),
                "without '" + panel.names().get(expert) + "' only " + left + " would be awake, and " + least()
                        + " are asked for an event: promote or add another one first");
    }

    private static void refuse(boolean wrong, String reason) throws RefusedException {
        if (wrong) {
            throw new RefusedException(reason);
        }
    }

    private static Decision.Kind kind(Command.Kind kind) {
        return Decision.Kind.valueOf(kind.name());
    }

    private static Decision decision(Command command, long lessons, String expert, Decision.Kind kind, String outcome) {
        String asked = kind == Decision.Kind.REFUSE ? " to " + command.kind().verb() : "";
        String reason = outcome + "; " + command.who() + " asked" + asked + ": " + command.why();
        return new Decision(lessons, expert, kind, reason, command.id(), command.who());
    }
}
