package moestro.app.dashboard;

/** What was seen within one stretch of time. */
final class Bucket {
    private final Tally[] tallies;
    private final long[] routed;
    private final LogHistogram latency = new LogHistogram();
    private long predictions;
    private long lessons;
    private long deadLetters;

    Bucket(Voices voices) {
        tallies = new Tally[voices.count()];
        for (int v = 0; v < tallies.length; v++) {
            tallies[v] = new Tally();
        }
        routed = new long[voices.experts().size()];
    }

    void predicted() {
        predictions++;
    }

    void routedTo(int expert) {
        routed[expert]++;
    }

    void tookMillis(double millis) {
        latency.add(millis);
    }

    void learned() {
        lessons++;
    }

    void deadLetter() {
        deadLetters++;
    }

    void scored(Scored scored) {
        for (int v = 0; v < tallies.length; v++) {
            if (!Double.isNaN(scored.losses()[v])) {
                tallies[v].add(scored.losses()[v], scored.hits()[v]);
            }
        }
    }

    void add(Bucket other) {
        for (int v = 0; v < tallies.length; v++) {
            tallies[v].add(other.tallies[v]);
        }
        for (int e = 0; e < routed.length; e++) {
            routed[e] += other.routed[e];
        }
        latency.add(other.latency);
        predictions += other.predictions;
        lessons += other.lessons;
        deadLetters += other.deadLetters;
    }

    Tally tally(int voice) {
        return tallies[voice];
    }

    long[] routed() {
        return routed;
    }

    LogHistogram latency() {
        return latency;
    }

    long predictions() {
        return predictions;
    }

    long lessons() {
        return lessons;
    }

    long deadLetters() {
        return deadLetters;
    }
}
