package moestro.app.chaos;

import java.util.List;
import java.util.Locale;

/**
 * How the processes of a game day are hit.
 *
 * @param kills how many SIGKILLs and cuts
 * @param of what those do that are hit
 * @param cuts how many of them cut a process off from the network instead of killing it
 * @param rolling whether each is then ended in an orderly way and started again, one after the other
 */
record Blows(int kills, List<Victim> of, Cuts cuts, boolean rolling) {
    /** How many of the kills cut a process off instead. */
    enum Cuts {
        NONE,
        /** Every other one. */
        HALF,
        ALL;

        /** As people write it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Blows {
        of = List.copyOf(of);
        if (kills < 0) {
            throw new IllegalArgumentException("--kills must be 0 or more, not " + kills);
        }
    }

    /** SIGKILLs only, of anybody. */
    static Blows kills(int kills) {
        return new Blows(kills, List.of(Victim.values()), Cuts.NONE, false);
    }

    /** Who is hit. */
    List<Member> members(Setting setting) {
        List<Member> members = setting.members().stream()
                .filter(member -> of.contains(member.role()))
                .toList();
        if (members.isEmpty()) {
            throw new IllegalArgumentException("--hit names nobody that there is in this game: " + of);
        }
        return members;
    }
}
