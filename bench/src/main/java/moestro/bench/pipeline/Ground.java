package moestro.bench.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import moestro.app.broker.Ports;
import moestro.app.broker.TemporaryDirectory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker in its own process, a directory for everybody, and what is asked of the broker. Leaves nothing behind. */
final class Ground implements AutoCloseable {
    private final TemporaryDirectory directory = new TemporaryDirectory("moestro-benchmark");
    private final Jvm broker;
    private final Admin admin;
    private final String servers;

    Ground() throws IOException, InterruptedException {
        List<Integer> ports = Ports.free(2);
        servers = "127.0.0.1:" + ports.get(0);
        broker = Jvm.start(
                BrokerMain.class,
                directory.path().resolve("broker.log"),
                List.of("-Xmx1g"),
                List.of(directory.path().resolve("broker").toString(), ports.get(0) + "", ports.get(1) + ""));
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
    }

    String servers() {
        return servers;
    }

    /** A place for files. */
    Path path(String name) {
        return directory.path().resolve(name);
    }

    /** Makes a topic of one partition, if it does not exist. */
    void create(String topic) throws InterruptedException {
        create(topic, 1);
    }

    /** The same with more partitions. */
    void create(String topic, int partitions) throws InterruptedException {
        try {
            if (!admin.listTopics().names().get().contains(topic)) {
                admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                        .all()
                        .get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create topic " + topic, e.getCause());
        }
    }

    /** How far an application has committed its input, over all partitions, 0 if not at all. */
    long committed(String group, String topic) {
        try {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(committed -> committed.getKey().topic().equals(topic) && committed.getValue() != null)
                    .mapToLong(committed -> committed.getValue().offset())
                    .sum();
        } catch (ExecutionException e) {
            return 0; // there is no such group yet
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Where the topic ends, over all partitions. */
    long end(String topic) {
        try {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .forEach(info -> latest.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot ask for the end of topic " + topic, e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The processor time that the broker has had so far. */
    Duration brokerCpu() {
        return broker.cpu();
    }

    /** Bytes of a value, on the mean of the last so many of a topic's first partition. */
    int valueBytes(String topic, int count) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<byte[], byte[]> reader = reader(Map.of())) {
            reader.assign(List.of(partition));
            long end = reader.endOffsets(List.of(partition)).get(partition);
            reader.seek(partition, Math.max(0, end - count));
            long bytes = 0;
            int values = 0;
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(Duration.ofSeconds(10))) {
                bytes += record.value().length;
                values++;
            }
            return Math.toIntExact(bytes / values);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }

    /** A reader of committed records, with more properties. */
    KafkaConsumer<byte[], byte[]> reader(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A producer that sends at once. */
    KafkaProducer<byte[], byte[]> producer() {
        return producer(Map.of(ProducerConfig.LINGER_MS_CONFIG, 0));
    }

    /** A producer of large batches, with more properties. */
    KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 17);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends events and their labels; those for which there is no topic are not sent. */
    void send(Traffic traffic, long from, long to, String events, String feedback) {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            Future<RecordMetadata> last = null;
            for (long n = from; n < to; n++) {
                if (events != null) {
                    last = producer.send(
                            new ProducerRecord<>(events, null, traffic.time(n), traffic.key(n), traffic.event(n)));
                }
                if (feedback != null) {
                    last = producer.send(new ProducerRecord<>(
                            feedback, null, traffic.labelTime(n), traffic.key(n), traffic.feedback(n)));
                }
            }
            producer.flush();
            last.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot send to topic " + events, e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void close() throws IOException {
        admin.close();
        broker.close();
        directory.delete();
    }
}
