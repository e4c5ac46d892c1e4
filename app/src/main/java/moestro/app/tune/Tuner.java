package moestro.app.tune;

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
 * sets the gate, lets experts go and adds others, until nothing helps. Without a budget it looks at losses only, so the
 * same stream and seed give the same panel.
 */
final class Tuner {
    private static final int ROUNDS = 3;

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
        Growth growth = new Growth(setup, trials, rehearsal, journal, screening.chosen());
        Optional<Contender> grown = first(screening.chosen()).map(growth::from);
        Contender best = best(grown, references);
        best = refined(best, growth, new GateSearch(setup, trials, rehearsal, journal));
        return outcome(best, references, screening.heard());
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

    /** The best expert, which is affordable, as a panel of one. */
    private Optional<Contender> first(List<Recording> chosen) {
        journal.stage("the first expert");
        for (Recording recording : chosen) {
            if (recording.score().micros() <= setup.budget()) {
                Contender alone = trials.run(
                        new Panel(List.of(recording.member()), GateSettings.defaults(), Panel.Training.defaults()));
                boolean affordable = trials.affordable(alone);
                journal.add(recording.member().name(), alone.score(), affordable ? "kept" : "dropped: over the budget");
                if (affordable) {
                    return Optional.of(alone);
                }
            }
        }
        return Optional.empty();
    }

    private Contender best(Optional<Contender> grown, Map<String, Contender> references) {
        Map<String, Contender> all = new LinkedHashMap<>();
        grown.ifPresent(contender -> all.put("the panel grown", contender));
        references.forEach((name, contender) -> all.put("the panel '" + name + "'", contender));
        Map.Entry<String, Contender> best = all.entrySet().stream()
                .filter(entry -> trials.affordable(entry.getValue()))
                .min(Comparator.comparingDouble(entry -> entry.getValue().loss()))
                .orElseThrow(() -> new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "--budget: no panel takes at most %s us of CPU per record here; the cheapest tried takes %.1f",
                        setup.budget(),
                        references.values().stream()
                                .mapToDouble(contender -> contender.score().micros())
                                .min()
                                .orElse(Double.NaN))));
        journal.say("best so far: " + best.getKey());
        return best.getValue();
    }

    private Contender refined(Contender start, Growth growth, GateSearch gate) {
        Contender best = start;
        for (int round = 0; round < ROUNDS; round++) {
            Contender before = best;
            best = pruning.from(gate.from(best));
            if (best.equals(before)) {
                break;
            }
            Contender pruned = best;
            best = growth.from(best);
            if (best.equals(pruned)) {
                break;
            }
        }
        return best;
    }

    private Outcome outcome(Contender best, Map<String, Contender> references, List<Recording> heard) {
        Map<Panel.Member, Recording> alone = heard.stream()
                .filter(recording -> best.panel().members().contains(recording.member()))
                .collect(Collectors.toMap(Recording::member, Function.identity()));
        return new Outcome(best, references, pruning.without(best), alone, trials.made());
    }
}
