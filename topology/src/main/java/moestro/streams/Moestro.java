package moestro.streams;

import java.util.List;
import java.util.Properties;
import moestro.avro.Feedback;
import moestro.avro.Prediction;
import moestro.mixture.Catalogue;
import moestro.mixture.Task;
import moestro.topology.Deployment;
import moestro.topology.MixtureTopology;
import moestro.topology.Profile;
import moestro.topology.Timestamps;
import moestro.topology.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.TopologyException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * A mixture of experts inside a Kafka Streams application: events and labels are {@code KStream}s of the application's
 * own records, predictions come back as one, and topology, threads and lifecycle stay the application's.
 *
 * <pre>{@code
 * Moestro<Ride, Double> durations = Moestro.<Ride>regression("taxi")   // the prefix of its topics
 *         .number("kilometres", Ride::kilometres)
 *         .category("zone", Ride::zone)
 *         .timeToLive(Duration.ofHours(6))                             // how long a prediction waits for its label
 *         .build();
 *
 * StreamsBuilder builder = new StreamsBuilder();
 * KStream<String, Ride> rides = builder.stream("rides", Consumed.with(Serdes.String(), rideSerde));
 * KStream<String, Double> minutes = builder.stream("arrivals", Consumed.with(Serdes.String(), arrivalSerde))
 *         .mapValues(Arrival::minutes);
 * durations.predict(builder, rides, minutes)                           // KStream<String, Prediction>
 *         .mapValues(Prediction::value)
 *         .to("durations", Produced.with(Serdes.String(), Serdes.Double()));
 *
 * Properties properties = durations.properties(yours);                 // exactly once, and what else it needs
 * durations.prepareTopics(properties, 3);
 * KafkaStreams streams = new KafkaStreams(durations.addTo(builder.build(properties)), properties);
 * }</pre>
 *
 * <p><b>Keys and times.</b> The key of an event and of its label is the id, by which they meet. When something happened
 * is the record's timestamp: give {@code Consumed} a timestamp extractor if the records carry their time inside.
 *
 * <p><b>Between the user's streams and the mixture</b> are two topics, {@code prefix-events} and {@code
 * prefix-feedback}, partitioned by id; predictions come from a third, {@code prefix-predictions}, which other
 * applications may read as well. All writes are in the application's own transactions.
 *
 * <p><b>What cannot be used</b> (a null key, a feature that throws, is null or not finite, a label that is no class) goes
 * to {@code prefix-dead-letters} as it came, with the reason in the header {@code moestro.reason}.
 *
 * <p><b>One application or two.</b> {@link #addTo} serves and learns in one. In production, {@link #serveIn} the
 * application that has the streams, and {@link #learnIn} another one: each then restarts and scales alone, and learning
 * can begin a new {@linkplain MoestroBuilder#edition edition} while serving goes on. One mixture to an application: the
 * names of its processors are fixed.
 *
 * @param <E> an event, as the user's own stream has it
 * @param <L> a label: {@code Double} or {@code String}
 */
public final class Moestro<E, L> {
    private static final short BROKERS_CHOICE = -1;

    private final Deployment deployment;
    private final Profile profile;
    private final Contract<E> events;
    private final Contract<L> labels;
    private final MixtureTopology mixture;

    Moestro(Deployment deployment, Catalogue catalogue, Profile profile, Contract<E> events, Contract<L> labels) {
        this.deployment = deployment;
        this.profile = profile;
        this.events = events;
        this.labels = labels;
        this.mixture = new MixtureTopology(deployment, catalogue);
    }

    /**
     * Predicts a number.
     *
     * @param prefix of all its topics
     * @param <E> an event
     */
    public static <E> MoestroBuilder<E, Double> regression(String prefix) {
        return new MoestroBuilder<>(
                prefix,
                new Task.Regression(),
                (id, time, label) -> Feedback.CODEC.encode(Feedback.ofValue(id, time, label)));
    }

    /**
     * Predicts one of some classes, with a probability for each.
     *
     * @param prefix of all its topics
     * @param classes at least two; every label is one of them
     * @param <E> an event
     */
    public static <E> MoestroBuilder<E, String> classification(String prefix, List<String> classes) {
        return new MoestroBuilder<>(
                prefix,
                new Task.Classification(classes),
                (id, time, label) -> Feedback.CODEC.encode(Feedback.ofClass(id, time, label)));
    }

    /**
     * Connects streams with the mixture. Nothing is predicted until the topology that is built of them has been given to
     * {@link #addTo} or {@link #serveIn}.
     *
     * @param builder that the streams are of
     * @param happened events by id, each once
     * @param known labels by the id of their event, each once, whenever they become known
     * @return a prediction for each event, by id; at the event's time
     */
    public KStream<String, Prediction> predict(
            StreamsBuilder builder, KStream<String, E> happened, KStream<String, L> known) {
        take(happened, "event", events, topics().events());
        take(known, "label", labels, topics().feedback());
        return builder.stream(
                topics().predictions(),
                Consumed.with(Serdes.String(), ContractSerde.of(Prediction.CODEC))
                        .withTimestampExtractor(new Timestamps())
                        .withOffsetResetPolicy(AutoOffsetReset.earliest())
                        .withName("moestro-predictions"));
    }

    private static <V> void take(KStream<String, V> stream, String what, Contract<V> contract, String topic) {
        stream.processValues(() -> new Intake<>(what, contract), Named.as("moestro-" + what))
                .to(topic, Produced.with(Serdes.String(), Serdes.ByteArray()).withName("moestro-" + what + "-out"));
    }

    /**
     * Adds serving and learning: all of the mixture in one application.
     *
     * @return the same topology
     */
    public Topology addTo(Topology topology) {
        return learnIn(serveIn(topology));
    }

    /**
     * Adds serving: predictions, and the join of labels.
     *
     * @return the same topology
     */
    public Topology serveIn(Topology topology) {
        try {
            return mixture.serve(topology);
        } catch (TopologyException e) {
            throw clash(e);
        }
    }

    /**
     * Adds learning. Its application must have the same features, panel and seed as the one that serves, and needs no
     * streams of the user's: {@code learnIn(new Topology())}.
     *
     * @return the same topology
     */
    public Topology learnIn(Topology topology) {
        try {
            return mixture.learn(topology);
        } catch (TopologyException e) {
            throw clash(e);
        }
    }

    private static TopologyException clash(TopologyException e) {
        return new TopologyException(
                "the mixture cannot be added to this topology: " + e.getMessage()
                        + ". Rename your own processor, source or store, or take another topic prefix; a topology takes one mixture, once",
                e);
    }

    /**
     * Settings for the application: the user's own, and where they say nothing what the mixture is made for: exactly
     * once, two stream threads, a commit interval after the profile, dead letters instead of a standstill.
     *
     * @param own any property of Kafka Streams or of its clients; {@code application.id} and {@code bootstrap.servers}
     *     at least
     * @throws IllegalArgumentException if one of the user's own would lose lessons or learn them twice
     */
    public Properties properties(Properties own) {
        return ApplicationSettings.of(own, profile, topics().deadLetters());
    }

    /**
     * Makes the topics that are missing, with the broker's replication, and refuses those that would lose lessons or
     * tear models. To be called before the application starts.
     *
     * @param properties as {@link #properties} made them
     * @param partitions of events, feedback and predictions, if they are to be made: how far serving can be spread
     * @throws IllegalArgumentException if a topic is not as it must be: one line for each fault, with the setting to change
     * @throws IllegalStateException if the brokers cannot be asked
     */
    public void prepareTopics(Properties properties, int partitions) throws InterruptedException {
        prepareTopics(properties, partitions, BROKERS_CHOICE);
    }

    /** The same, with so many replicas of each topic that is made. */
    public void prepareTopics(Properties properties, int partitions, short replication) throws InterruptedException {
        TopicSetup setup = new TopicSetup(deployment);
        mixture.partitions(setup.prepare(new StreamsConfig(properties), partitions, replication));
    }

    /** The names of its topics. */
    public Topics topics() {
        return deployment.topics();
    }

    /** What its halves agree on; for an audit or an explanation ({@link moestro.topology.Audit}). */
    public Deployment deployment() {
        return deployment;
    }

    /** How many lessons the gate has folded that serves in this process; 0 while none does. */
    public long servedLessons() {
        return mixture.servedLessons();
    }
}
