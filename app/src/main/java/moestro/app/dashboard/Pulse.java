package moestro.app.dashboard;

import java.util.List;
import java.util.Locale;

/** Whether the deployment is alive, as far as its topics tell. */
final class Pulse {
    private static final long QUIET = 10_000;
    /** Longer than a rebalance or a restart takes. */
    private static final long STALLED = 30_000;

    private long lastPrediction = -1;
    private long lastEvent = -1;
    /** When events began to come that no prediction has followed; -1 if there are none. */
    private long unanswered = -1;

    void predicted(long now) {
        lastPrediction = now;
        unanswered = -1;
    }

    void events(long now) {
        lastEvent = now;
        unanswered = unanswered < 0 ? now : unanswered;
    }

    /**
     * In one word and one sentence.
     *
     * @param ended why nothing more will come, or null
     * @param blind why topics cannot be read at present, or null
     */
    State.Health health(long now, String ended, String blind, List<String> unreadable) {
        if (ended != null) {
            return new State.Health("ended", ended, unreadable);
        }
        if (blind != null) {
            return new State.Health("blind", "Topics cannot be read at present: " + blind, unreadable);
        }
        if (unanswered >= 0 && now - unanswered > STALLED) {
            return new State.Health(
                    "stalled", "Events come, but no prediction for " + seconds(now - unanswered), unreadable);
        }
        if (lastPrediction < 0) {
            return new State.Health("waiting", "No prediction yet: waiting for events", unreadable);
        }
        return now - lastPrediction > QUIET
                ? new State.Health("quiet", quiet(now), unreadable)
                : new State.Health("live", "Predicting", unreadable);
    }

    private String quiet(long now) {
        String events = lastEvent < 0 || now - lastEvent > QUIET ? "no events come" : "events have just come";
        return "No prediction for " + seconds(now - lastPrediction) + ": " + events;
    }

    private static String seconds(long millis) {
        return millis < 120_000 ? millis / 1000 + " s" : String.format(Locale.ROOT, "%,d min", millis / 60_000);
    }
}
