package moestro.app.setup.propose;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds when an event happened, and when its truth became known. */
final class TimeChoice {
    private static final long DAY = 86_400_000;
    private static final List<String> TELLING =
            List.of("event_time", "eventtime", "timestamp", "time", "ts", "occurred_at", "created_at", "at");

    private final long now;

    /** A choice at a time, for nothing happened much later than now. */
    TimeChoice(long now) {
        this.now = now;
    }

    private List<Survey> candidates(List<Survey> all) {
        return all.stream()
                .filter(survey -> !survey.path().equals(Survey.KEY))
                .filter(survey -> survey.always() && survey.isTime())
                .filter(survey -> survey.values().stream().allMatch(value -> Survey.time(value) < now + DAY))
                .toList();
    }

    /** Of events: the field whose name says so, else the first. */
    Choice ofEvents(List<Survey> all) {
        List<Survey> candidates = candidates(all);
        Survey best = candidates.stream()
                .min(Comparator.comparingInt(TimeChoice::rank))
                .orElse(null);
        return chosen(best, candidates, "");
    }

    private static int rank(Survey survey) {
        int place = TELLING.indexOf(survey.name().toLowerCase(Locale.ROOT));
        return place < 0 ? TELLING.size() : place;
    }

    /** Of labels: the latest, since a label may carry the time of its event as well. */
    Choice ofLabels(List<Survey> all) {
        List<Survey> candidates = candidates(all);
        Survey best = candidates.stream()
                .max(Comparator.comparingDouble(survey -> survey.values().stream()
                        .mapToLong(Survey::time)
                        .average()
                        .orElse(0)))
                .orElse(null);
        return chosen(best, candidates, "the latest: when the truth was known");
    }

    private static Choice chosen(Survey best, List<Survey> candidates, String why) {
        if (best == null) {
            return new Choice(Survey.KEY, "no field is a time: the record's timestamp is taken", "");
        }
        String others = candidates.stream()
                .map(Survey::path)
                .filter(path -> !path.equals(best.path()))
                .collect(Collectors.joining(", "));
        String unclear = others.isEmpty() || !why.isEmpty() || rank(best) < TELLING.size()
                ? ""
                : "'" + best.path() + "' is taken for the time of events; it could also be " + others;
        String also = others.isEmpty() ? "" : "; also possible: " + others;
        return new Choice(
                best.path(),
                (why.isEmpty() ? "such as " + Survey.text(best.values().getFirst()) : why) + also,
                unclear);
    }
}
