package moestro.app.config;

/**
 * How topics are made that are not there yet.
 *
 * @param partitions of the topics that may have any number: events, feedback, predictions and the like
 * @param replication of all topics; {@link #BROKERS_CHOICE} leaves it to the broker
 */
public record TopicCreation(int partitions, short replication) {
    /** The replication that the broker gives to topics by default. */
    public static final short BROKERS_CHOICE = -1;
}
