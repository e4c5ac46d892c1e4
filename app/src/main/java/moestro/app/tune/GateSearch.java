package moestro.app.tune;

import java.util.Optional;
import moestro.app.config.GateKeys;
import moestro.mixture.Panel;

/**
 * Coordinate search over how the gate goes about it: k, then each {@link Knob} by doubling and halving for as long as that
 * helps. What can be rehearsed is rehearsed before it is tried.
 */
final class GateSearch {
    /** A knob is turned no further than to the sixteenfold, or a sixteenth. */
    private static final int STEPS = 4;

    private final Setup setup;
    private final Trials trials;
    private final Rehearsal rehearsal;
    private final Journal journal;

    GateSearch(Setup setup, Trials trials, Rehearsal rehearsal, Journal journal) {
        this.setup = setup;
        this.trials = trials;
        this.rehearsal = rehearsal;
        this.journal = journal;
    }

    /** The best k, and then the best of each knob. */
    Contender from(Contender start) {
        journal.stage("the gate");
        Contender best = start;
        for (int k = 1;
                k <= Math.min(Contender.MOST_ASKED, start.panel().members().size());
                k++) {
            best = tried(best, start.with(GateKeys.with(start.panel().gate(), "k", k)), "k: " + k);
        }
        for (Knob knob : Knob.values()) {
            if (knob.matters(setup, best.panel())) {
                Contender up = turned(best, knob, 2);
                best = up.equals(best) ? turned(best, knob, .5) : up;
            }
        }
        return best;
    }

    private Contender turned(Contender start, Knob knob, double factor) {
        Contender best = start;
        for (int step = 0; step < STEPS; step++) {
            Optional<Panel> next = knob.turned(best.panel(), factor);
            if (next.isEmpty() || !promising(best.panel(), next.get(), knob)) {
                break;
            }
            Contender tried = tried(best, next.get(), knob.shown(next.get()));
            if (tried.equals(best)) {
                break;
            }
            best = tried;
        }
        return best;
    }

    private boolean promising(Panel best, Panel next, Knob knob) {
        if (!knob.rehearsable()) {
            return true;
        }
        double loss = rehearsal.loss(next);
        boolean better = loss < rehearsal.loss(best) * (1 - Contender.MARGIN / 2);
        journal.rehearsed(knob.shown(next), loss, better ? "rehearsed" : "rehearsed: it would not help");
        return better;
    }

    private Contender tried(Contender best, Panel panel, String what) {
        if (panel.equals(best.panel()) || !trials.mayGoOn(panel.members().size())) {
            return best;
        }
        Contender contender = trials.run(panel);
        boolean better = contender.beats(best) && trials.affordable(contender);
        journal.add(
                what, contender.score(), better ? "kept: " + contender.against(best) : trials.refusal(contender, best));
        return better ? contender : best;
    }
}
