package moestro.app.setup.propose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moestro.app.intake.Field;

/**
 * Records of both samples with the same id.
 *
 * @param pairs an event and its label
 */
record Meetings(List<Pair> pairs) {
    /** An event and its label. */
    record Pair(Look event, Look label) {}

    static Meetings of(TopicSample events, String eventId, TopicSample labels, String labelId) {
        Map<String, Look> byId = new HashMap<>();
        for (Look look : events.looks()) {
            Field id = Survey.in(look, eventId);
            if (id != null) {
                byId.put(Survey.text(id), look);
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (Look look : labels.looks()) {
            Field id = Survey.in(look, labelId);
            Look event = id == null ? null : byId.get(Survey.text(id));
            if (event != null) {
                pairs.add(new Pair(event, look));
            }
        }
        return new Meetings(pairs);
    }

    /** How much later labels are than their events, sorted, in milliseconds; by fields, or the records' timestamps. */
    long[] delays(String eventTime, String labelTime) {
        return pairs.stream()
                .mapToLong(pair -> time(pair.label(), labelTime) - time(pair.event(), eventTime))
                .sorted()
                .toArray();
    }

    private static long time(Look look, String path) {
        Long time = path.equals(Survey.KEY) ? null : Survey.time(look.fields().get(path));
        return time == null ? look.timestamp() : time;
    }

    /** Whether a field of events says what a field of labels does: a feature that knows the truth. */
    boolean same(String eventPath, String labelPath) {
        return !pairs.isEmpty()
                && pairs.stream().allMatch(pair -> {
                    Field there = pair.event().fields().get(eventPath);
                    Field here = pair.label().fields().get(labelPath);
                    return there != null && here != null && Survey.text(there).equals(Survey.text(here));
                });
    }
}
