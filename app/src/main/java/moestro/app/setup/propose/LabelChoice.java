package moestro.app.setup.propose;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is predicted.
 *
 * @param field where the truth stands
 * @param classes that it tells apart, the most frequent first; empty if it is a number
 */
record LabelChoice(Choice field, List<String> classes) {
    private static final int MOST_CLASSES = 20;
    private static final List<String> TELLING =
            List.of("label", "target", "truth", "outcome", "class", "result", "actual", "value", "y");

    /**
     * Chooses among the fields of labels.
     *
     * @param taken paths that are id and time
     * @param ofEvents paths that events have as well: rather context than truth
     * @throws IllegalArgumentException if there is none
     */
    static LabelChoice of(TopicSample labels, Set<String> taken, Set<String> ofEvents) {
        List<Survey> candidates = Survey.of(labels).stream()
                .filter(survey -> !survey.path().equals(Survey.KEY) && !taken.contains(survey.path()))
                .filter(survey -> survey.isNumber() || survey.isFlag() || survey.isText())
                .filter(survey -> !survey.isTime())
                .filter(survey -> survey.isNumber() || survey.distinct().size() <= MOST_CLASSES)
                .sorted(Comparator.comparingInt(survey -> rank(survey, ofEvents)))
                .toList();
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException(
                    "topic '" + labels.topic() + "' has no field beside id and time that is a"
                            + " number, or a text of at most " + MOST_CLASSES + " values: what is the truth there?");
        }
        Survey best = candidates.getFirst();
        return new LabelChoice(chosen(best, candidates), classes(best));
    }

    private static int rank(Survey survey, Set<String> ofEvents) {
        int place = TELLING.indexOf(survey.name().toLowerCase(Locale.ROOT));
        int rank = place < 0 ? TELLING.size() : place;
        return rank + (ofEvents.contains(survey.path()) || survey.distinct().size() < 2 ? 100 : 0);
    }

    private static Choice chosen(Survey best, List<Survey> candidates) {
        String others = candidates.stream().skip(1).map(Survey::path).collect(Collectors.joining(", "));
        String missing = best.always()
                ? ""
                : "; missing in " + (best.records() - best.values().size()) + " of " + best.records()
                        + " labels, which will be dead letters";
        boolean sure = others.isEmpty() || TELLING.contains(best.name().toLowerCase(Locale.ROOT));
        return new Choice(
                best.path(),
                best.examples() + (others.isEmpty() ? "" : "; also possible: " + others) + missing,
                sure ? "" : "'" + best.path() + "' is taken for the label; it could also be " + others);
    }

    /** Texts and truth values are classes; numbers if there are two only. */
    private static List<String> classes(Survey label) {
        if (label.isNumber() && !(label.isWhole() && label.distinct().size() == 2)) {
            return List.of();
        }
        Map<String, Integer> counts = new TreeMap<>();
        label.values().forEach(value -> counts.merge(Survey.text(value), 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean isClassification() {
        return !classes.isEmpty();
    }
}
