package moestro.app.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import moestro.app.config.GateKeys;
import moestro.mixture.Panel;
import moestro.mixture.gate.GateSettings;

/**
 * A panel that was tried.
 *
 * @param panel as it was
 * @param score of its mixture
 */
record Contender(Panel panel, Score score) {
    /** What less counts as no gain: a share of the loss. */
    static final double MARGIN = .002;
    /** The largest k that is tried. */
    static final int MOST_ASKED = 4;

    double loss() {
        return score.loss();
    }

    /**
     * Whether the loss is less than the other's by more than the margin. Not whether it is significantly less: to refuse
     * gains that are probable but not certain costs more than it saves.
     */
    boolean beats(Contender other) {
        return loss() < other.loss() * (1 - MARGIN);
    }

    /** How much less the loss is than the other's, in words. */
    String against(Contender other) {
        double percent = 100 * (loss() / other.loss() - 1);
        return String.format(Locale.ROOT, "%.1f %% %s", Math.abs(percent), percent > 0 ? "more" : "less");
    }

    /** The panel with one more, which is asked along with the others while there are few. */
    Panel with(Panel.Member member) {
        List<Panel.Member> members = new ArrayList<>(panel.members());
        members.add(member);
        int k = Math.max(panel.gate().k(), Math.min(MOST_ASKED, members.size()));
        return new Panel(members, GateKeys.with(panel.gate(), GateKeys.ASKED, k), panel.training());
    }

    /** The panel with another in the place of one. */
    Panel exchanged(Panel.Member old, Panel.Member other) {
        List<Panel.Member> members = new ArrayList<>(panel.members());
        members.set(members.indexOf(old), other);
        return new Panel(members, panel.gate(), panel.training());
    }

    /** The panel with one less. */
    Panel without(Panel.Member member) {
        List<Panel.Member> members = new ArrayList<>(panel.members());
        members.remove(member);
        return new Panel(members, panel.gate(), panel.training());
    }

    /** The panel with another gate. */
    Panel with(GateSettings gate) {
        return new Panel(panel.members(), gate, panel.training());
    }
}
