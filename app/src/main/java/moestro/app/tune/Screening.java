package moestro.app.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import moestro.app.report.ProgressLine;
import moestro.mixture.Panel;

/**
 * Hears every candidate alone: by successive halving of each type's variants (Karnin, Koren, Somekh, Almost optimal
 * exploration in multi-armed bandits, 2013; on records instead of pulls), so that different kinds of experts stay. Then
 * those go whose errors are those of a better one.
 */
final class Screening {
    /** One over the share of the records that all candidates see. */
    private static final int SHORT = 4;
    /** Experts whose errors correlate more than this are twins. */
    private static final double TWINS = .98;

    private final Setup setup;
    private final Journal journal;
    private final List<Recording> heard = new ArrayList<>();
    private final List<Recording> chosen = new ArrayList<>();

    Screening(Setup setup, Journal journal) {
        this.setup = setup;
        this.journal = journal;
    }

    /**
     * Hears all.
     *
     * @param always these are heard to the end, since panels to compare with need them
     */
    void run(Candidates candidates, Set<Panel.Member> always) {
        int records = setup.stream().rows().size();
        journal.stage("experts alone, first " + records / SHORT + " records");
        candidates.leftOut().forEach(type -> journal.add(type, "left out: its bytes depend on the machine"));
        Setup few = setup.prefix(records / SHORT);
        List<Recording> first = new ArrayList<>();
        for (Panel.Member member : candidates.members()) {
            hear(few, member).ifPresent(first::add);
        }
        Set<Panel.Member> left = halved(first, always);
        journal.stage("experts alone, " + records + " records");
        for (Panel.Member member : candidates.members()) {
            if (left.contains(member) || always.contains(member)) {
                hear(setup, member).ifPresent(heard::add);
            }
        }
        heard.sort(Comparator.comparingDouble(recording -> recording.score().loss()));
        heard.forEach(this::choose);
    }

    private Optional<Recording> hear(Setup on, Panel.Member member) {
        try (ProgressLine progress =
                new ProgressLine(member.name(), on.stream().rows().size())) {
            return Optional.of(new Audition(on, member).run(progress::at));
        } catch (IllegalArgumentException e) {
            journal.add(setup.text().of(member), "left out: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** The better half of each type's variants, rounded up. */
    private Set<Panel.Member> halved(List<Recording> recordings, Set<Panel.Member> always) {
        Map<String, List<Recording>> types = new LinkedHashMap<>();
        recordings.forEach(recording -> types.computeIfAbsent(recording.member().type(), type -> new ArrayList<>())
                .add(recording));
        Set<Panel.Member> left = new HashSet<>();
        for (List<Recording> type : types.values()) {
            type.sort(Comparator.comparingDouble(recording -> recording.score().loss()));
            for (int rank = 0; rank < type.size(); rank++) {
                Recording recording = type.get(rank);
                boolean upper = rank < (type.size() + 1) / 2;
                if (upper) {
                    left.add(recording.member());
                }
                boolean heardOn = upper || always.contains(recording.member());
                journal.add(
                        setup.text().of(recording.member()),
                        recording.score(),
                        heardOn
                                ? "heard on"
                                : "dropped: " + type.getFirst().member().name() + " and others are better");
            }
        }
        return left;
    }

    private void choose(Recording recording) {
        int from = setup.stream().rows().size() / Scorer.UNSCORED;
        Optional<Recording> twin = chosen.stream()
                .filter(better -> Double.isInfinite(setup.budget())
                        || better.score().micros() <= recording.score().micros())
                .filter(better -> better.correlation(recording, from) > TWINS)
                .findFirst();
        if (twin.isEmpty()) {
            chosen.add(recording);
        }
        journal.add(
                setup.text().of(recording.member()),
                recording.score(),
                twin.map(better -> "dropped: errs as " + better.member().name() + " does, which is better")
                        .orElse("kept"));
    }

    /** All that were heard to the end, best first. */
    List<Recording> heard() {
        return List.copyOf(heard);
    }

    /** Those to choose from, best first. */
    List<Recording> chosen() {
        return List.copyOf(chosen);
    }
}
