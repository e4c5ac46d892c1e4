package moestro.mixture.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import moestro.mixture.Encoder;
import moestro.mixture.route.RouterKind;
import moestro.mixture.state.MeanReader;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * The mean of gates that have learned apart, each from the lessons of its own range of keys, weighted by how many these
 * were (federated averaging, McMahan et al. 2017, section 3). The mean is served and no more: each gate learns on from
 * where it was, so a range's models stay a fold of its own lessons.
 */
public final class GateMean {
    private GateMean() {}

    /** One of the gates. Immutable, as long as nobody has the gate or the encoder learn. */
    public static final class Member {
        private final Gate gate;
        private final Encoder encoder;
        private final Map<String, byte[]> state;

        /**
         * A gate as it is now.
         *
         * @param gate of the range
         * @param encoder of the range, at least as new: it tells what category a one-hot input of the gate stands for
         */
        public Member(Gate gate, Encoder encoder) {
            StateWriter out = new StateWriter();
            gate.writeModel(out);
            this.gate = gate;
            this.encoder = encoder;
            this.state = out.sections();
        }
    }

    /**
     * The mean for the events of one range. The same gates in the same order give the same bits.
     *
     * <p>What is a clock, how many lessons there were and how late labels are, stays the range's own; and if that one has
     * learned nothing, nobody's gate is better than its own, for its experts know nothing either.
     *
     * @param members in the order of their ranges; those that have learned nothing have no say
     * @param range index of the one whose events they are
     * @param encoder that encodes these events, of the same range, at least as new as the gate
     * @param fresh a gate that has learned nothing, which becomes the mean
     * @return the mean
     */
    public static Gate of(List<Member> members, int range, Encoder encoder, Gate fresh) {
        Gate own = members.get(range).gate;
        if (own.lessons() == 0) {
            return own;
        }
        List<MeanReader.Part> parts = new ArrayList<>();
        for (Member member : members) {
            if (member.gate.lessons() > 0) {
                parts.add(new MeanReader.Part(
                        new StateReader(member.state), member.gate.lessons(), encoder.placesOf(member.encoder)));
            }
        }
        fresh.readModel(new MeanReader(parts));
        fresh.follow(own);
        return fresh;
    }

    /**
     * Whether gates with a router of this kind have a mean. Not those whose router keeps directions of length 1, for
     * their mean is shorter, or a window of single records.
     */
    public static boolean exists(RouterKind router) {
        return switch (router) {
            case LINEAR, DENSE, NOISY_TOP_K, RELU, EXPERT_CHOICE, HIERARCHY -> true;
            case TOP_ANY, COSINE, VOTES -> false;
        };
    }
}
