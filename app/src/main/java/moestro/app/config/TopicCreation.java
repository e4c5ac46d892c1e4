package moestro.app.config;

/**
 * How topics are made that are not there yet, and what may be wrong with those that are.
 *
 * @param create whether missing topics are made; otherwise they are a reason not to start
 * @param partitions of the topics that may have any number: events, feedback, predictions and the like
 * @param replication of all topics; {@link #BROKERS_CHOICE} leaves it to the broker
 * @param lessonsMayExpire whether a finite retention of lessons is wanted
 */
public record TopicCreation(boolean create, int partitions, short replication, boolean lessonsMayExpire) {
    /** The replication that the broker gives to topics by default. */
    public static final short BROKERS_CHOICE = -1;
}
