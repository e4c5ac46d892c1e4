package moestro.topology;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** The fates of the answers of one remote expert in one task. */
final class RemoteCounts {
    static final String ASKED = "remote-asked";
    static final String NOT_ASKED = "remote-not-asked";

    private static final int MOST_REMEMBERED = 10_000;

    private final Counter answered;
    private final Counter unusable;
    private final Counter missed;
    private final Counter late;
    private final Counter duplicate;
    private final Counter unknown;
    private final SequencedSet<Long> missing = new LinkedHashSet<>();

    RemoteCounts(ProcessorContext<?, ?> context, String expert) {
        answered = new Counter(context, "remote-answered", expert);
        unusable = new Counter(context, "remote-unusable", expert);
        missed = new Counter(context, "remote-missed", expert);
        late = new Counter(context, "remote-late", expert);
        duplicate = new Counter(context, "remote-duplicate", expert);
        unknown = new Counter(context, "remote-unknown", expert);
    }

    /** It answered before its deadline. */
    void answered(boolean usable) {
        (usable ? answered : unusable).add();
    }

    /** Its deadline passed without an answer. */
    void missed(long call) {
        missed.add();
        missing.add(call);
        if (missing.size() > MOST_REMEMBERED) {
            missing.removeFirst();
        }
    }

    /**
     * It answered, and was not waited for: it came too late, or had answered before, or had not been asked.
     *
     * @param isKnown whether the event is known
     */
    void stray(long call, boolean isKnown) {
        if (missing.remove(call)) {
            late.add();
        } else if (isKnown) {
            duplicate.add();
        } else {
            unknown.add();
        }
    }
}
