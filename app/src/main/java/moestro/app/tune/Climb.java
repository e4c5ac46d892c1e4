package moestro.app.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import moestro.app.report.ProgressLine;

/**
 * Changes a panel's experts for as long as that helps (as greedy ensemble selection does: Caruana, Niculescu-Mizil,
 * Crew, Ksikes, Ensemble selection from libraries of models, 2004, with the gate in place of the mean): rehearses all
 * changes, tries the most promising ones, and keeps the best.
 */
final class Climb {
    /** Of all changes that were rehearsed, so many are tried. */
    private static final int TRIED = 3;
    /** So many, if some turn out to be over the budget. */
    private static final int MOST_TRIED = 6;

    private final Setup setup;
    private final Trials trials;
    private final Rehearsal rehearsal;
    private final Journal journal;

    private record Rehearsed(Move move, double loss) {}

    private record Tried(Move move, Contender contender) {}

    Climb(Setup setup, Trials trials, Rehearsal rehearsal, Journal journal) {
        this.setup = setup;
        this.trials = trials;
        this.rehearsal = rehearsal;
        this.journal = journal;
    }

    /**
     * Changes the panel until nothing helps.
     *
     * @param stage what the changes are called
     * @param moves the changes from where one stands
     */
    Contender from(Contender start, String stage, Function<Contender, List<Move>> moves) {
        journal.stage(stage);
        Contender best = start;
        while (trials.mayGoOn(best.panel().members().size())) {
            Contender better = step(best, moves.apply(best));
            if (better.equals(best)) {
                break;
            }
            best = better;
        }
        return best;
    }

    private Contender step(Contender current, List<Move> moves) {
        List<Tried> tried = tried(promising(current, moves));
        Contender best = current;
        for (Tried one : tried) {
            boolean lower = one.contender.loss() < best.loss();
            best = lower && one.contender.beats(current) && trials.affordable(one.contender) ? one.contender : best;
        }
        for (Tried one : tried) {
            boolean kept = one.contender.equals(best);
            String verdict = kept ? "kept: " + best.against(current) : refusal(one.contender, current);
            journal.add(one.move.what(), one.contender.score(), verdict);
        }
        return best;
    }

    private String refusal(Contender contender, Contender current) {
        boolean late = contender.beats(current) && trials.affordable(contender);
        return trials.refusal(contender, current) + (late ? ", another one helps more" : "");
    }

    private List<Tried> tried(List<Rehearsed> promising) {
        List<Tried> tried = new ArrayList<>();
        int affordable = 0;
        for (Rehearsed one : promising) {
            if (affordable < TRIED && tried.size() < MOST_TRIED) {
                Contender contender = trials.run(one.move.panel());
                tried.add(new Tried(one.move, contender));
                affordable += trials.affordable(contender) ? 1 : 0;
            }
        }
        return tried;
    }

    /** The affordable changes that would help if the experts learned as they do alone, best first. */
    private List<Rehearsed> promising(Contender current, List<Move> moves) {
        double least = rehearsal.loss(current.panel());
        List<Rehearsed> promising = new ArrayList<>();
        try (ProgressLine progress = new ProgressLine("rehearsals", moves.size())) {
            for (int m = 0; m < moves.size(); m++) {
                Move move = moves.get(m);
                if (move.micros() <= setup.budget()) {
                    Rehearsed one = new Rehearsed(move, rehearsal.loss(move.panel()));
                    boolean better = one.loss < least * (1 - Contender.MARGIN);
                    journal.rehearsed(move.what(), one.loss, better ? "rehearsed" : "rehearsed: it would not help");
                    if (better) {
                        promising.add(one);
                    }
                }
                progress.at(m + 1L);
            }
        }
        promising.sort(Comparator.comparingDouble(Rehearsed::loss));
        return promising;
    }
}
