package moestro.app.tune;

import java.util.LinkedHashMap;
import java.util.Map;
import moestro.mixture.Panel;

/** Leaves one expert out after the other, and lets go who is not missed. */
final class Pruning {
    private final Trials trials;
    private final Journal journal;

    Pruning(Trials trials, Journal journal) {
        this.trials = trials;
        this.journal = journal;
    }

    /** The panel without whoever is not missed. */
    Contender from(Contender start) {
        journal.stage("one expert less");
        Contender best = start;
        while (trials.mayGoOn(best.panel().members().size())) {
            Contender smaller = step(best);
            if (smaller.equals(best)) {
                break;
            }
            best = smaller;
        }
        return best;
    }

    private Contender step(Contender current) {
        Contender best = current;
        Map<Panel.Member, Contender> without = without(current);
        for (Contender contender : without.values()) {
            best = contender.loss() <= best.loss() && trials.affordable(contender) ? contender : best;
        }
        for (Map.Entry<Panel.Member, Contender> entry : without.entrySet()) {
            Contender contender = entry.getValue();
            String verdict = contender.equals(best) ? "let go: " : "missed: ";
            journal.add(
                    "- " + entry.getKey().name(), contender.score(), verdict + contender.against(current) + " without");
        }
        return best;
    }

    /** For each expert of a panel, the panel without it; nothing for a panel of one. */
    Map<Panel.Member, Contender> without(Contender current) {
        Map<Panel.Member, Contender> without = new LinkedHashMap<>();
        if (current.panel().members().size() > 1) {
            for (Panel.Member member : current.panel().members()) {
                without.put(member, trials.run(current.without(member)));
            }
        }
        return without;
    }
}
