package moestro.app.tune;

import java.util.Optional;
import moestro.app.config.GateKeys;
import moestro.mixture.Panel;
import moestro.mixture.balance.BalancerKind;
import moestro.mixture.gate.GateSettings;
import moestro.mixture.route.RouterKind;

/**
 * Coordinate search over how the gate goes about it: k; the kinds of router and balancer, but for the dense router, which
 * asks everybody; then each {@link Knob} by doubling and halving for as long as that helps. What can be rehearsed is
 * rehearsed before it is tried.
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

    /** The best k, then the best kinds, and then the best of each knob. */
    Contender from(Contender start) {
        journal.stage("the gate");
        Contender best = asked(start);
        best = kinds(best);
        for (Knob knob : Knob.values()) {
            if (knob.matters(setup, best.panel())) {
                Contender up = turned(best, knob, 2);
                best = up.equals(best) ? turned(best, knob, .5) : up;
            }
        }
        return best;
    }

    private Contender asked(Contender start) {
        Contender best = start;
        int most = Math.min(Contender.MOST_ASKED, start.panel().members().size());
        for (int k = 1; k <= most; k++) {
            Panel panel = start.with(GateKeys.with(start.panel().gate(), GateKeys.ASKED, k));
            best = tried(best, panel, "k: " + k);
        }
        return best;
    }

    private Contender kinds(Contender start) {
        Contender best = start;
        for (RouterKind router : RouterKind.values()) {
            if (router != RouterKind.DENSE) {
                GateSettings gate = GateKeys.with(best.panel().gate(), router);
                best = rehearsed(best, best.with(gate), "router: " + router.key());
            }
        }
        for (BalancerKind balancer : BalancerKind.values()) {
            GateSettings gate = GateKeys.with(best.panel().gate(), balancer);
            best = rehearsed(best, best.with(gate), "balancer: " + balancer.key());
        }
        return best;
    }

    private Contender turned(Contender start, Knob knob, double factor) {
        Contender best = start;
        for (int step = 0; step < STEPS; step++) {
            Optional<Panel> next = knob.turned(best.panel(), factor);
            if (next.isEmpty()) {
                break;
            }
            String what = knob.shown(next.get());
            Contender tried = knob.rehearsable() ? rehearsed(best, next.get(), what) : tried(best, next.get(), what);
            if (tried.equals(best)) {
                break;
            }
            best = tried;
        }
        return best;
    }

    /** Tries what promises to help. */
    private Contender rehearsed(Contender best, Panel next, String what) {
        if (next.equals(best.panel())) {
            return best;
        }
        double loss = rehearsal.loss(next);
        boolean better = loss < rehearsal.loss(best.panel()) * (1 - Contender.MARGIN / 2);
        journal.rehearsed(what, loss, better ? "rehearsed" : "rehearsed: it would not help");
        return better ? tried(best, next, what) : best;
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
