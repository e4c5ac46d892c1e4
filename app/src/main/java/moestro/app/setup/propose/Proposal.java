package moestro.app.setup.propose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import moestro.app.setup.Spans;

/**
 * A configuration of what two samples have.
 *
 * @param events sample of the events
 * @param labels sample of the labels
 * @param eventId which field names an event
 * @param labelId the same of labels
 * @param eventTime when events happened
 * @param labelTime when the truth was known
 * @param label what is predicted
 * @param features by which
 * @param timeToLive how long labels take, and why
 */
record Proposal(
        TopicSample events,
        TopicSample labels,
        Choice eventId,
        Choice labelId,
        Choice eventTime,
        Choice labelTime,
        LabelChoice label,
        FeatureChoice features,
        Choice timeToLive) {

    /**
     * Proposes.
     *
     * @param now milliseconds since 1970
     * @throws IllegalArgumentException if something is missing without which nothing can be predicted
     */
    static Proposal of(TopicSample events, TopicSample labels, long now) {
        List<Survey> ofEvents = Survey.of(events);
        List<Survey> ofLabels = Survey.of(labels);
        List<Choice> ids = new IdChoice(ofEvents, ofLabels).choose(events.topic(), labels.topic());
        TimeChoice times = new TimeChoice(now);
        Choice eventTime = times.ofEvents(ofEvents);
        Choice labelTime = times.ofLabels(ofLabels);
        Meetings met =
                Meetings.of(events, ids.getFirst().path(), labels, ids.getLast().path());
        Set<String> paths = ofEvents.stream().map(Survey::path).collect(Collectors.toSet());
        LabelChoice label = LabelChoice.of(labels, Set.of(ids.getLast().path(), labelTime.path()), paths);
        Set<String> truth = new HashSet<>();
        paths.stream().filter(path -> met.same(path, label.field().path())).forEach(truth::add);
        FeatureChoice features =
                new FeatureChoice(ofEvents, Set.of(ids.getFirst().path()), truth);
        if (features.numbers().isEmpty() && features.categories().isEmpty()) {
            throw new IllegalArgumentException(
                    "topic '" + events.topic() + "' has no field that could be a feature: " + features.leftOut());
        }
        return new Proposal(
                events,
                labels,
                ids.getFirst(),
                ids.getLast(),
                eventTime,
                labelTime,
                label,
                features,
                timeToLive(met.delays(eventTime.path(), labelTime.path())));
    }

    private static Choice timeToLive(long[] delays) {
        if (delays.length == 0) {
            return new Choice(
                    "1d",
                    "a guess",
                    "no event and label met, so nobody knows how late labels are: 'time-to-live' is a guess");
        }
        long latest = delays[delays.length - 1];
        String told = delays.length + " labels came within " + Spans.shown(latest)
                + " of their events, half of them within " + Spans.shown(delays[delays.length / 2]);
        String unclear = delays[delays.length / 2] < 0
                ? "half of the labels are older than their events: look at 'time' of both"
                : "";
        return new Choice(Spans.shown(Spans.generous(latest)), told + "; later ones teach nothing", unclear);
    }

    /** Whether a label was seen whose event was. */
    boolean meets() {
        return eventId.unclear().isEmpty();
    }

    /** What a person has to look at, a sentence each. */
    List<String> unclear() {
        List<String> all = new ArrayList<>();
        Stream.of(eventId, labelId, eventTime, labelTime, label.field(), timeToLive)
                .map(Choice::unclear)
                .filter(text -> !text.isEmpty())
                .forEach(all::add);
        for (TopicSample sample : List.of(events, labels)) {
            if (sample.unreadable() > 0) {
                all.add(sample.unreadable() + " records of '" + sample.topic()
                        + "' cannot be read and will be dead letters: " + sample.complaint());
            }
        }
        return all;
    }
}
