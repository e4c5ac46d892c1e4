package moestro.app.chaos;

import java.util.ArrayList;
import java.util.List;
import moestro.mixture.Hash;

/**
 * Whom to hit when, and how. When is a number of events sent, and not a time, so that a seed makes the same plan on every
 * machine.
 *
 * @param strikes in the order of time
 */
record Plan(List<Strike> strikes) {
    /** Before and after this share of the events nobody is killed: something has to be there to be lost. */
    private static final double MARGIN = .03;
    /** Where a rolling restart follows, kills come before this share of the events. */
    static final double UNTIL_ROLLING = .5;

    /** How a process is hit. */
    enum Means {
        /** SIGKILL; it is started again at once. */
        KILL("SIGKILL"),
        /** Its network is gone for a while. */
        CUT("cut off");

        private final String label;

        Means(String label) {
            this.label = label;
        }

        /** As people write it. */
        String label() {
            return label;
        }
    }

    /**
     * One blow.
     *
     * @param after how many events were sent
     * @param victim whom
     */
    record Strike(int after, Member victim, Means means) {}

    Plan {
        strikes = List.copyOf(strikes);
    }

    /**
     * A plan by chance: the run is cut into as many equal parts as there are kills, and in each there is one, anywhere.
     * So some are far apart, and some come before what was killed last has recovered. Each process is the victim of as
     * many, in any order.
     */
    static Plan of(long seed, int events, Blows blows, Setting setting) {
        int kills = blows.kills();
        List<Member> victims = shuffled(seed, kills, blows.members(setting));
        double span = blows.rolling() ? UNTIL_ROLLING : 1;
        List<Strike> strikes = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            double where = (i + Hash.uniform(Hash.mix(seed, 1, i))) / kills;
            strikes.add(new Strike(
                    (int) (events * span * (MARGIN + (1 - 2 * MARGIN) * where)),
                    victims.get(i),
                    means(seed, i, blows.cuts())));
        }
        return new Plan(strikes);
    }

    private static Means means(long seed, int strike, Blows.Cuts cuts) {
        int first = Hash.below(Hash.mix(seed, 3), 2);
        return switch (cuts) {
            case NONE -> Means.KILL;
            case HALF -> (strike + first) % 2 == 0 ? Means.CUT : Means.KILL;
            case ALL -> Means.CUT;
        };
    }

    private static List<Member> shuffled(long seed, int kills, List<Member> all) {
        List<Member> victims = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            victims.add(Hash.below(Hash.mix(seed, 2, i), i + 1), all.get(i % all.size()));
        }
        return victims;
    }
}
