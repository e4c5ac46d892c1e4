package moestro.app.config;

/** What an application does. */
public enum Role {
    /** Predicts, and joins labels with predictions. */
    SERVE,
    /** Learns from lessons, and publishes models. */
    LEARN,
    /** Serves and learns. */
    BOTH
}
