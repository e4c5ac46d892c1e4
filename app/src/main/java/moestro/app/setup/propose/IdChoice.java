package moestro.app.setup.propose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the fields of events and labels whose values meet: each value names one event. */
final class IdChoice {
    private static final double UNIQUE = .9;

    private final List<Survey> events;
    private final List<Survey> labels;

    IdChoice(List<Survey> events, List<Survey> labels) {
        this.events = candidates(events);
        this.labels = candidates(labels);
    }

    /** Those that are always there, nearly always differ, and are texts or whole numbers. */
    private static List<Survey> candidates(List<Survey> all) {
        return all.stream()
                .filter(Survey::always)
                .filter(survey -> survey.isText() || survey.isWhole())
                .filter(survey -> !survey.isTime())
                .filter(survey ->
                        survey.distinct().size() >= UNIQUE * survey.values().size())
                .toList();
    }

    /** Two fields and how many of the labels' values are among the events'. */
    private record Pair(Survey event, Survey label, int met) {
        /** Between pairs that meet as often, names decide: the same on both sides, and one that says what it is. */
        int named() {
            return (event.name().equals(label.name()) ? 2 : 0) + sounds(event) + sounds(label);
        }
    }

    private static int sounds(Survey survey) {
        String name = survey.name().toLowerCase(Locale.ROOT);
        return name.equals("id") ? 2 : name.endsWith("id") || name.endsWith("key") || name.endsWith("uuid") ? 1 : 0;
    }

    /**
     * The choices for events and for labels.
     *
     * @throws IllegalArgumentException if a topic has nothing that could be an id
     */
    List<Choice> choose(String eventsTopic, String labelsTopic) {
        refuseNone(events, eventsTopic);
        refuseNone(labels, labelsTopic);
        List<Pair> pairs = new ArrayList<>();
        for (Survey event : events) {
            Set<String> known = event.distinct();
            for (Survey label : labels) {
                Set<String> met = new HashSet<>(label.distinct());
                met.retainAll(known);
                pairs.add(new Pair(event, label, met.size()));
            }
        }
        pairs.sort(
                Comparator.comparingInt(Pair::met).thenComparingInt(Pair::named).reversed());
        return choices(pairs);
    }

    private static void refuseNone(List<Survey> candidates, String topic) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException(
                    "topic '" + topic + "' has no field, and no key, that is in every record and"
                            + " differs from record to record: without an id, events and labels cannot meet");
        }
    }

    private static List<Choice> choices(List<Pair> pairs) {
        Pair best = pairs.getFirst();
        boolean met = best.met() > 0;
        String why = met
                ? best.met() + " of " + best.label().distinct().size() + " labels have the "
                        + best.event().called() + " of an event"
                : best.event().examples();
        String unclear = met
                ? ""
                : "no value of a label was found in an event: '" + best.event().called() + "' of events and '"
                        + best.label().called() + "' of labels are chosen by their names alone";
        List<String> others = pairs.stream()
                .skip(1)
                .filter(pair -> pair.met() == best.met() && pair.met() > 0)
                .map(pair -> pair.event().called() + " with " + pair.label().called())
                .toList();
        String also = others.isEmpty() ? "" : "; as good: " + String.join(", ", others);
        return List.of(
                new Choice(best.event().path(), why + also, unclear),
                new Choice(best.label().path(), best.label().examples(), ""));
    }
}
