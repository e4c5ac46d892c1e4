package moestro.app.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import moestro.mixture.Panel;
import moestro.mixture.gate.GateSettings;

/**
 * The search: hears the experts alone, grows a panel, takes the best of it and the panels it is compared with, and then
 * sets the gate, lets experts go, exchanges and adds them, until nothing helps. Without a budget it looks at losses
 * only, so the same stream and seed give the same panel.
 */
final class Tuner {
    private static final int ROUNDS = 3;
    /**
     * So much less, as a share of the loss, has a panel to lose than those that come along: they have experts for changes
     * of which a prefix need not show any.
     */
    private static final double LEAVING = .01;

    private final Setup setup;
    private final Journal journal;
    private final Trials trials;
    private final Pruning pruning;

    /**
     * A search.
     *
     * @param most panels that may be tried, if letting go does not need more
     */
    Tuner(Setup setup, Journal journal, int most) {
        this.setup = setup;
        this.journal = journal;
        this.trials = new Trials(setup, most);
        this.pruning = new Pruning(trials, journal);
    }

    /**
     * Searches.
     *
     * @param named panels to compare with, by name; one of them is chosen if nothing better is found
     * @throws IllegalArgumentException if nothing is within the budget
     */
    Outcome run(Map<String, Panel> named) {
        Candidates candidates = new Candidates(setup.catalogue(), setup.stream().task(), List.copyOf(named.values()));
        Map<String, Panel> panels = new LinkedHashMap<>();
        named.forEach((name, panel) -> panels.put(name, candidates.renamed(panel)));
        Set<Panel.Member> always = new HashSet<>();
        panels.values().forEach(panel -> always.addAll(panel.members()));
        Screening screening = new Screening(setup, journal);
        screening.run(candidates, always);

        Map<String, Contender> references = references(panels);
        Rehearsal rehearsal = new Rehearsal(setup, screening.heard());
        Moves moves = new Moves(screening.heard(), screening.chosen());
        Climb climb = new Climb(setup, trials, rehearsal, journal);
        Map<String, Contender> race = new LinkedHashMap<>();
        for (Contender first : firsts(screening.chosen())) {
            String name = first.panel().members().getFirst().name();
            race.put("the panel grown from " + name, climb.from(first, "one more expert", moves::additions));
        }
        references.forEach((name, contender) -> race.put("the panel '" + name + "'", contender));
        Contender found = refined(best(race), climb, moves, new GateSearch(setup, trials, rehearsal, journal));
        return outcome(worthIt(found, references), references, screening.heard());
    }

    private Map<String, Contender> references(Map<String, Panel> panels) {
        journal.stage("panels to compare with");
        Map<String, Contender> references = new LinkedHashMap<>();
        panels.forEach((name, panel) -> {
            Contender contender = trials.run(panel);
            references.put(name, contender);
            journal.add(name, contender.score(), trials.affordable(contender) ? "in the race" : "over the budget");
        });
        return references;
    }

    /** Panels of one to start from: the best expert; under a budget also the best that takes half of it, or a quarter. */
    private List<Contender> firsts(List<Recording> chosen) {
        journal.stage("the first expert");
        List<Contender> firsts = new ArrayList<>();
        for (double share : Double.isInfinite(setup.budget()) ? new double[] {1} : new double[] {1, .5, .25}) {
            chosen.stream()
                    .filter(recording -> recording.score().micros() <= share * setup.budget())
                    .map(recording -> trials.run(single(recording.member())))
                    .filter(trials::affordable)
                    .findFirst()
                    .filter(contender -> !firsts.contains(contender))
                    .ifPresent(firsts::add);
        }
        firsts.forEach(contender ->
                journal.add(contender.panel().members().getFirst().name(), contender.score(), "to start from"));
        return firsts;
    }

    private static Panel single(Panel.Member member) {
        return new Panel(List.of(member), GateSettings.defaults(), Panel.Training.defaults());
    }

    private Contender best(Map<String, Contender> race) {
        Map.Entry<String, Contender> best = race.entrySet().stream()
                .filter(entry -> trials.affordable(entry.getValue()))
                .min(Comparator.comparingDouble(entry -> entry.getValue().loss()))
                .orElseThrow(() -> new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "--budget: no panel takes at most %s us of CPU per record here; 'fast' and 'default' take"
                                + " %.1f at least",
                        setup.budget(),
                        race.values().stream()
                                .mapToDouble(contender -> contender.score().micros())
                                .min()
                                .orElse(Double.NaN))));
        journal.say("best so far: " + best.getKey());
        return best.getValue();
    }

    private Contender refined(Contender start, Climb climb, Moves moves, GateSearch gate) {
        Contender best = start;
        for (int round = 0; round < ROUNDS; round++) {
            Contender before = best;
            best = pruning.from(gate.from(best));
            best = climb.from(best, "one expert for another", moves::exchanges);
            best = climb.from(best, "one more expert", moves::additions);
            if (best.equals(before)) {
                break;
            }
        }
        return best;
    }

    /** What was found, if it is enough better than what comes along and is affordable. */
    private Contender worthIt(Contender found, Map<String, Contender> references) {
        Optional<Map.Entry<String, Contender>> best = references.entrySet().stream()
                .filter(entry -> trials.affordable(entry.getValue()))
                .min(Comparator.comparingDouble(entry -> entry.getValue().loss()));
        if (best.isEmpty() || found.loss() <= best.get().getValue().loss() * (1 - LEAVING)) {
            return found;
        }
        Contender known = best.get().getValue();
        if (!found.equals(known)) {
            String name = best.get().getKey();
            journal.say("back to the panel '" + name + "': " + found.against(known) + " is too little to leave it for");
        }
        return known;
    }

    private Outcome outcome(Contender best, Map<String, Contender> references, List<Recording> heard) {
        Map<Panel.Member, Recording> alone = heard.stream()
                .filter(recording -> best.panel().members().contains(recording.member()))
                .collect(Collectors.toMap(Recording::member, Function.identity()));
        return new Outcome(best, references, pruning.without(best), alone, trials.made());
    }
}
