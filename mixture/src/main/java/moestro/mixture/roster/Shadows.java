package moestro.mixture.roster;

import java.util.Arrays;
import java.util.Optional;
import moestro.mixture.Hash;
import moestro.mixture.Panel;

/** Those in the shadow: when they are asked to be scored, and when they have shown enough to be asked like the others. */
final class Shadows {
    static final int[] NOBODY = {};

    private static final long PURPOSE = 78;

    private final Panel panel;
    private final Seats seats;
    private final RosterSettings.Shadow settings;

    Shadows(Panel panel, Seats seats) {
        this.panel = panel;
        this.seats = seats;
        this.settings = panel.roster().shadow();
    }

    /**
     * Who is asked about an event, indices: each of them in its share of events.
     *
     * @param record hash of the event's id
     */
    int[] asked(long record) {
        int[] asked = NOBODY;
        for (int e = 0; e < seats.size(); e++) {
            if (seats.get(e).state == Seat.State.SHADOW
                    && Hash.uniform(Hash.mix(record, e, PURPOSE)) < settings.rate()) {
                asked = Arrays.copyOf(asked, asked.length + 1);
                asked[asked.length - 1] = e;
            }
        }
        return asked;
    }

    /**
     * Takes what a lesson says of one in the shadow. When enough of its answers were scored and it is good enough, it is
     * awake from now on; if not, it is tried again.
     *
     * @param lessons how many have come
     * @return the verdict, if it was time for one
     */
    Optional<Decision> hear(int expert, Hearing hearing, long lessons) {
        Seat seat = seats.get(expert);
        hearing.compare(expert, seat.trial);
        if (seat.trial.answers() < settings.answers()) {
            return Optional.empty();
        }
        boolean good = seat.trial.isGoodEnough(settings.margin());
        Decision.Kind kind = good ? Decision.Kind.PROMOTE : Decision.Kind.DEFER;
        String losses = seat.trial.losses();
        seat.state = good ? Seat.State.AWAKE : Seat.State.SHADOW;
        seat.trial.clear();
        return Optional.of(new Decision(lessons, panel.names().get(expert), kind, losses));
    }
}
