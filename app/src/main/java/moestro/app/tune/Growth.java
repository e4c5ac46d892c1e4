package moestro.app.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import moestro.app.report.ProgressLine;
import moestro.mixture.Panel;

/**
 * Greedy forward selection (Caruana, Niculescu-Mizil, Crew, Ksikes, Ensemble selection from libraries of models, 2004,
 * with the gate in place of the mean): rehearses the panel with each candidate added, tries the most promising ones, and
 * keeps the best.
 */
final class Growth {
    /** Of all additions that were rehearsed, so many are tried. */
    private static final int TRIED = 3;

    private final Setup setup;
    private final Trials trials;
    private final Rehearsal rehearsal;
    private final Journal journal;
    private final List<Recording> candidates;

    private record Addition(Recording recording, Panel panel, double rehearsed) {}

    Growth(Setup setup, Trials trials, Rehearsal rehearsal, Journal journal, List<Recording> candidates) {
        this.setup = setup;
        this.trials = trials;
        this.rehearsal = rehearsal;
        this.journal = journal;
        this.candidates = candidates;
    }

    /** Adds experts for as long as one helps. */
    Contender from(Contender start) {
        journal.stage("one more expert");
        Contender best = start;
        while (trials.mayGoOn(best.panel().members().size())) {
            Contender better = step(best);
            if (better.equals(best)) {
                break;
            }
            best = better;
        }
        return best;
    }

    private Contender step(Contender current) {
        List<Contender> contenders = new ArrayList<>();
        Contender best = current;
        for (Addition addition : promising(current)) {
            Contender contender = trials.run(addition.panel);
            contenders.add(contender);
            boolean enough = best.equals(current) ? contender.beats(current) : contender.loss() < best.loss();
            best = enough && trials.affordable(contender) ? contender : best;
        }
        for (Contender contender : contenders) {
            String verdict =
                    contender.equals(best) ? "kept: " + contender.against(current) : refusal(contender, current);
            journal.add("+ " + contender.panel().members().getLast().name(), contender.score(), verdict);
        }
        return best;
    }

    private String refusal(Contender contender, Contender current) {
        boolean late = contender.beats(current) && trials.affordable(contender);
        return trials.refusal(contender, current) + (late ? ", another one helps more" : "");
    }

    private List<Addition> promising(Contender current) {
        double least = rehearsal.loss(current.panel());
        List<Addition> additions = new ArrayList<>();
        try (ProgressLine progress = new ProgressLine("rehearsals", candidates.size())) {
            for (Recording recording : candidates) {
                if (mayFit(current, recording)) {
                    additions.add(rehearsed(current, recording, least));
                }
                progress.at(candidates.indexOf(recording) + 1L);
            }
        }
        return additions.stream()
                .filter(addition -> addition.rehearsed < least)
                .sorted(Comparator.comparingDouble(Addition::rehearsed))
                .limit(TRIED)
                .toList();
    }

    private Addition rehearsed(Contender current, Recording recording, double least) {
        Panel panel = current.with(recording.member());
        double loss = rehearsal.loss(panel);
        journal.rehearsed(
                "+ " + recording.member().name(), loss, loss < least ? "rehearsed" : "rehearsed: it would not help");
        return new Addition(recording, panel, loss);
    }

    /** Whether the panel could have it: it would learn at least the share of lessons that everybody learns. */
    private boolean mayFit(Contender current, Recording recording) {
        double least =
                current.panel().training().othersShare() * recording.score().micros();
        return !current.panel().members().contains(recording.member())
                && current.score().micros() + least <= setup.budget();
    }
}
