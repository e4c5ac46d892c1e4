package moestro.app.chaos;

import java.util.ArrayList;
import java.util.List;
import moestro.mixture.Hash;

/**
 * Whom to kill when. When is a number of events sent, and not a time, so that a seed makes the same plan on every
 * machine.
 *
 * @param strikes in the order of time
 */
record Plan(List<Strike> strikes) {
    /** Before and after this share of the events nobody is killed: something has to be there to be lost. */
    private static final double MARGIN = .03;

    /**
     * One SIGKILL.
     *
     * @param after how many events were sent
     * @param victim whom
     */
    record Strike(int after, Victim victim) {}

    Plan {
        strikes = List.copyOf(strikes);
    }

    /**
     * A plan by chance: the run is cut into as many equal parts as there are kills, and in each there is one, anywhere.
     * So some are far apart, and some come before what was killed last has recovered. Each process is the victim of a
     * third, in any order.
     */
    static Plan of(long seed, int events, int kills) {
        List<Victim> victims = shuffled(seed, kills);
        List<Strike> strikes = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            double where = (i + Hash.uniform(Hash.mix(seed, 1, i))) / kills;
            strikes.add(new Strike((int) (events * (MARGIN + (1 - 2 * MARGIN) * where)), victims.get(i)));
        }
        return new Plan(strikes);
    }

    private static List<Victim> shuffled(long seed, int kills) {
        Victim[] all = Victim.values();
        List<Victim> victims = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            victims.add(Hash.below(Hash.mix(seed, 2, i), i + 1), all[i % all.length]);
        }
        return victims;
    }
}
