package moestro.mixture;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import moestro.mixture.gate.GateSettings;
import moestro.mixture.roster.RosterSettings;

/**
 * A panel: which experts there are, and how the gate goes about it.
 *
 * @param members the experts, in the order of their indices
 * @param gate the gate's constants
 * @param training who learns from a lesson
 * @param roster who is awake
 */
public record Panel(List<Member> members, GateSettings gate, Training training, RosterSettings roster) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,40}");

    public Panel {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a panel needs at least one expert");
        }
        long distinct = members.stream().map(Member::name).distinct().count();
        if (distinct != members.size()) {
            throw new IllegalArgumentException("two experts of the panel have the same name: " + names(members));
        }
        if (members.stream().allMatch(member -> member.reserve() || member.isSpare())) {
            throw new IllegalArgumentException(
                    "all experts of the panel are in reserve, so nobody could be asked: " + names(members));
        }
        if (!roster.enabled() && members.stream().anyMatch(Member::reserve)) {
            throw new IllegalArgumentException("the roster is off, so nobody would ever wake the reserve: "
                    + names(members.stream().filter(Member::reserve).toList())
                    + "; switch it on or take them out of the reserve");
        }
    }

    /** A panel whose roster has the default constants. */
    public Panel(List<Member> members, GateSettings gate, Training training) {
        this(members, gate, training, RosterSettings.defaults());
    }

    /**
     * One expert of the panel.
     *
     * @param name unique in the panel; lower case, digits and hyphens
     * @param type the name of its factory; empty for a spare seat, into which an expert may be put while the panel is
     *     in service
     * @param parameters of the factory
     * @param reserve whether it sleeps until it is needed
     */
    public record Member(String name, String type, Map<String, Double> parameters, boolean reserve) {
        private static final String NOBODY = "";

        public Member {
            parameters = Map.copyOf(parameters);
            if (!NAME.matcher(name).matches()
                    || name.equals(Mixture.GATE)
                    || name.equals(Mixture.ENCODER)
                    || name.equals(Mixture.STANDARDIZER)
                    || name.equals(Mixture.MERGE)) {
                throw new IllegalArgumentException("'" + name
                        + "' cannot name an expert: use lower-case letters, digits and hyphens, and not gate, encoder,"
                        + " standardizer or merge");
            }
        }

        /** One that is awake from the first lesson on. */
        public Member(String name, String type, Map<String, Double> parameters) {
            this(name, type, parameters, false);
        }

        /** A seat with nobody in it. */
        public static Member spare(String name) {
            return new Member(name, NOBODY, Map.of());
        }

        /** Whether it is a seat with nobody in it, until a command puts somebody there. */
        public boolean isSpare() {
            return type.equals(NOBODY);
        }
    }

    /**
     * Who learns from a lesson: everybody at first, then those who were asked, and each other one with a given chance.
     *
     * @param everybodyUntil how many lessons all experts learn
     * @param othersShare the chance that an expert learns from a lesson it was not asked for, if its label came at
     *     once; the older the label, the nearer the chance is to 1, for the less is known of who ought to be asked
     */
    public record Training(int everybodyUntil, double othersShare) {
        private static final long PURPOSE = 77;
        private static final double AGE_SCALE = 2000;

        public Training {
            if (everybodyUntil < 0 || !(othersShare >= 0 && othersShare <= 1)) {
                throw new IllegalArgumentException(
                        "training: everybody-until must be at least 0, others-share in 0..1; they are " + everybodyUntil
                                + " and " + othersShare);
            }
        }

        /** The first 1,000 lessons for everybody, a quarter afterwards. */
        public static Training defaults() {
            return new Training(1000, .25);
        }

        private double share(long age) {
            return othersShare == 0 ? 0 : 1 - (1 - othersShare) / (1 + age / AGE_SCALE);
        }

        /**
         * Whether an expert learns from a lesson.
         *
         * @param record hash of the event's id
         * @param expert its index
         * @param lessons how many lessons came before
         * @param labelAge how many lessons came between the prediction and this one
         */
        public boolean teaches(Pending pending, long record, int expert, long lessons, long labelAge) {
            if (lessons < everybodyUntil) {
                return true;
            }
            for (int asked : pending.asked()) {
                if (asked == expert) {
                    return true;
                }
            }
            double share = share(Math.max(0, labelAge));
            return share > 0 && Hash.uniform(Hash.mix(record, expert, PURPOSE)) < share;
        }
    }

    /** The panel as it is as long as nobody is put into its spare seats. */
    public Panel withoutSpares() {
        List<Member> filled =
                members.stream().filter(member -> !member.isSpare()).toList();
        return filled.size() == members.size() ? this : new Panel(filled, gate, training, roster);
    }

    /** Names, in order. */
    public List<String> names() {
        return names(members);
    }

    private static List<String> names(List<Member> members) {
        return members.stream().map(Member::name).toList();
    }
}
