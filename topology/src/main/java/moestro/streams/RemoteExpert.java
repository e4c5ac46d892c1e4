package moestro.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import moestro.avro.Ask;
import moestro.avro.Codec;
import moestro.avro.ContractException;
import moestro.avro.ExpertAnswer;
import moestro.avro.Lesson;
import moestro.mixture.Thrown;
import moestro.topology.RemoteTopics;
import moestro.topology.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process of a remote expert: reads the questions to it and answers them, and reads the lessons meanwhile. Processes of
 * one name share the questions, as a consumer group; each reads all lessons. {@link #run} goes on until {@link #close}.
 */
public final class RemoteExpert implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteExpert.class);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final RemoteTopics topics;
    private final String lessons;
    private final RemoteModel model;
    private final Consumer<byte[], byte[]> asked;
    private final Consumer<byte[], byte[]> taught;
    private final Producer<byte[], byte[]> producer;
    private volatile boolean closed;
    private long version = -1;

    /**
     * An expert of a deployment.
     *
     * @param topics of the deployment
     * @param name of the expert in the panel
     * @param client properties of Kafka's clients, bootstrap.servers among them; without {@code auto.offset.reset} a new
     *     expert begins with the questions that come from then on
     * @param model what it knows
     */
    public RemoteExpert(Topics topics, String name, Map<String, ?> client, RemoteModel model) {
        this(
                topics,
                name,
                model,
                consumer(
                        client,
                        Map.of(
                                ConsumerConfig.GROUP_ID_CONFIG,
                                RemoteTopics.of(topics, List.of(name)).group(name),
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "latest")),
                consumer(client, Map.of()),
                producer(client));
    }

    RemoteExpert(
            Topics topics,
            String name,
            RemoteModel model,
            Consumer<byte[], byte[]> asked,
            Consumer<byte[], byte[]> taught,
            Producer<byte[], byte[]> producer) {
        this.topics = RemoteTopics.of(topics, List.of(name));
        this.lessons = topics.lessons();
        this.model = model;
        this.asked = asked;
        this.taught = taught;
        this.producer = producer;
        asked.subscribe(this.topics.asks());
        List<TopicPartition> whole = taught.partitionsFor(lessons).stream()
                .map(info -> new TopicPartition(lessons, info.partition()))
                .toList();
        taught.assign(whole);
        taught.seekToBeginning(whole);
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, ?> client, Map<String, ?> own) {
        Map<String, Object> all = new HashMap<>(own);
        all.putAll(client);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Producer<byte[], byte[]> producer(Map<String, ?> client) {
        Map<String, Object> all = new HashMap<>(Map.of(ProducerConfig.LINGER_MS_CONFIG, 0));
        all.putAll(client);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void run() {
        try (asked;
                taught;
                producer) {
            while (!closed) {
                taught.poll(Duration.ZERO).forEach(this::learn);
                asked.poll(PAUSE).forEach(this::answer);
            }
        } catch (WakeupException e) {
            if (!closed) {
                throw e;
            }
        }
    }

    private void learn(ConsumerRecord<byte[], byte[]> record) {
        Lesson lesson = decoded(Lesson.CODEC, record);
        if (lesson != null && !lesson.isPending()) {
            model.learn(lesson);
            version = record.offset();
        }
    }

    private void answer(ConsumerRecord<byte[], byte[]> record) {
        Ask ask = decoded(Ask.CODEC, record);
        if (ask == null || ask.deadline() < System.currentTimeMillis()) {
            return; // nobody waits for it any more
        }
        byte[] answer = ExpertAnswer.CODEC.encode(answer(ask));
        Future<?> _ = producer.send(
                new ProducerRecord<>(topics.answers(), ask.partition(), record.key(), answer), (metadata, failure) -> {
                    if (failure != null) {
                        LOG.warn("the answer to '{}' was not sent: {}", ask.id(), failure.toString());
                    }
                });
    }

    private ExpertAnswer answer(Ask ask) {
        try {
            return model.answer(ask, version);
        } catch (RuntimeException e) {
            return ExpertAnswer.ofFailure(ask, "threw " + Thrown.text(e));
        }
    }

    private static <T> T decoded(Codec<T> codec, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null || !codec.recognises(record.value())) {
            return null;
        }
        try {
            return codec.decode(record.value());
        } catch (ContractException e) {
            LOG.warn("{}-{} at offset {} is passed over: {}", record.topic(), record.partition(), record.offset(), e);
            return null;
        }
    }

    /** Has {@link #run} come to its end. May be called by another thread. */
    @Override
    public void close() {
        closed = true;
        asked.wakeup();
    }
}
