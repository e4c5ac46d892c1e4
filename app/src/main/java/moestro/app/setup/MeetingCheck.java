package moestro.app.setup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moestro.avro.Event;
import moestro.avro.Feedback;

/** Whether events and labels of two samples meet: by id, in time, and in one partition. */
final class MeetingCheck {
    private static final String IDS = "ids";
    private static final String DELAY = "delay";

    private final Sample<Event> events;
    private final Sample<Feedback> labels;
    private final Findings findings;
    private final List<Long> delays = new ArrayList<>();
    private int apart;

    MeetingCheck(Sample<Event> events, Sample<Feedback> labels, Findings findings) {
        this.events = events;
        this.labels = labels;
        this.findings = findings;
    }

    void check(Duration timeToLive, boolean joinsPartitions) {
        if (events.read().isEmpty() || labels.read().isEmpty()) {
            return;
        }
        Map<String, Sample.Read<Event>> byId = new HashMap<>();
        events.read().forEach(event -> byId.put(event.content().id(), event));
        for (Sample.Read<Feedback> label : labels.read()) {
            Sample.Read<Event> event = byId.get(label.content().id());
            if (event != null) {
                delays.add(label.content().time() - event.content().time());
                apart += event.partition() == label.partition() ? 0 : 1;
            }
        }
        tellIds();
        if (!delays.isEmpty()) {
            tellDelays(timeToLive.toMillis());
        }
        if (joinsPartitions && apart > 0) {
            findings.problem(
                    IDS,
                    apart + " of " + delays.size()
                            + " ids have event and label in different partitions: they never meet",
                    "have both producers use the id as key and the same partitioner");
        }
    }

    private void tellIds() {
        if (delays.isEmpty()) {
            findings.warning(
                    IDS,
                    "no label of " + labels.read().size() + " has the id of one of "
                            + events.read().size()
                            + " events; an event's is '"
                            + events.read().getFirst().content().id() + "', a label's '"
                            + labels.read().getFirst().content().id() + "'",
                    "if they look alike, labels come long after their events: look at more with --sample; if not, the"
                            + " ids are not the same thing, and nothing would ever be learned");
        } else {
            findings.ok(
                    IDS,
                    delays.size() + " of " + labels.read().size() + " labels meet one of "
                            + events.read().size() + " events");
        }
    }

    private void tellDelays(long timeToLive) {
        long[] sorted = delays.stream().mapToLong(Long::longValue).sorted().toArray();
        long late = Arrays.stream(sorted).filter(delay -> delay > timeToLive).count();
        String half = Spans.shown(sorted[sorted.length / 2]);
        String most = Spans.shown(sorted[sorted.length - 1]);
        if (late > 0) {
            findings.problem(
                    DELAY,
                    late + " of " + sorted.length + " labels come after the time-to-live of " + Spans.shown(timeToLive)
                            + ", the last after " + most,
                    "they would teach nothing: set 'time-to-live' to "
                            + Spans.shown(Spans.generous(sorted[sorted.length - 1])) + " or more");
        } else if (sorted[sorted.length / 2] < 0) {
            findings.warning(
                    DELAY,
                    "half of the labels are older than their events, by " + Spans.shown(-sorted[sorted.length / 2])
                            + " or more",
                    "is 'time' of events and labels what it should be? A feature that knows the truth predicts well in"
                            + " vain");
        } else {
            findings.ok(
                    DELAY,
                    "half of the labels come within " + half + ", all within " + most + "; the time-to-live is "
                            + Spans.shown(timeToLive));
        }
    }
}
