package moestro.topology;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The Kafka Streams properties that the topologies are built for; anything given by the user comes last. */
public final class StreamsSettings {
    /** Of topics that are compacted, and read whole by whoever starts. */
    static final int SEGMENT_BYTES = 32 << 20;

    private StreamsSettings() {}

    /**
     * Properties of one application.
     *
     * @param applicationId serve and learn must have different ones when they run apart
     * @param stateDir a directory of this application alone, on this machine
     * @param profile what it is set up for
     * @param deadLetters topic for records that a processor fails on unexpectedly: raw, with Kafka's own headers
     * @param given any client or Streams property, bootstrap.servers among them
     */
    public static Properties of(
            String applicationId,
            String stateDir,
            int threads,
            Profile profile,
            String deadLetters,
            Map<String, String> given) {
        Properties p = new Properties();
        p.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        p.put(StreamsConfig.STATE_DIR_CONFIG, stateDir);
        p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, profile.commitInterval().toMillis());
        // A thread that waits for records does not commit: it must not wait longer than a commit may.
        p.put(StreamsConfig.POLL_MS_CONFIG, Math.clamp(profile.commitInterval().toMillis(), 1, 100));
        p.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, SparingExceptionHandler.class.getName());
        p.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, deadLetters);
        // One bad record on the models topic must not stop every serving instance for good.
        p.put("processing.exception.handler.global.enabled", true);
        p.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, Timestamps.class.getName());
        // An instance that joins is given tasks once it has caught up; that is looked at this often.
        p.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000);
        // Without prefixes, so that what is given replaces it, with a prefix or without.
        p.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        if (!"streams".equalsIgnoreCase(given.get(ConsumerConfig.GROUP_PROTOCOL_CONFIG))) {
            // The partitions of a member that was killed and is not started again wait this long for another.
            p.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        }
        // A broker that is cut off closes no connection: what was asked of it is waited for this long, by default 30 s.
        p.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        // After a kill, others wait this long for its open transaction.
        p.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        p.putAll(profile.client());
        // Only closed segments are compacted, and a restart reads the open one whole: that is what bounds recovery.
        p.put(StreamsConfig.topicPrefix(TopicConfig.SEGMENT_BYTES_CONFIG), SEGMENT_BYTES);
        p.putAll(given);
        return p;
    }
}
