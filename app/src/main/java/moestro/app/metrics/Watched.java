package moestro.app.metrics;

import org.apache.kafka.streams.KafkaStreams;

/**
 * One half that runs in this process.
 *
 * @param half {@code serve}, {@code learn}, or {@code learn-} and the name of an expert that learns apart
 */
record Watched(String half, KafkaStreams streams, Restoration restoration) implements Source {
    static final String SERVE = "serve";
    private static final String APART = "learn-";

    /** The expert that learns apart here; empty if this is the main half that serves or learns. */
    String expert() {
        return half.startsWith(APART) ? half.substring(APART.length()) : "";
    }

    boolean serves() {
        return half.equals(SERVE);
    }

    boolean runs() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** Whether it has failed for good. */
    boolean failed() {
        return switch (streams.state()) {
            case ERROR, PENDING_ERROR -> true;
            default -> false;
        };
    }

    @Override
    public void tell(Readings readings) {
        readings.put(Measure.RUNNING, runs() ? 1 : 0, half);
        readings.put(Measure.RESTORING, restoration.left(), half);
    }
}
