package moestro.app.it;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/** Brokers of its own, one container each, that can be killed and started again with the same data and addresses. */
final class KafkaCluster implements AutoCloseable {
    private static final int INSIDE = 9092;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Network network = Network.newNetwork();
    private final DockerClient docker = DockerClientFactory.lazyClient();
    private final List<Integer> ports = new ArrayList<>();
    private final List<GenericContainer<?>> brokers = new ArrayList<>();

    /** Starts so many brokers; each of them is a controller too. */
    KafkaCluster(int size) throws IOException {
        for (int i = 0; i < size; i++) {
            ports.add(freePort());
        }
        for (int i = 0; i < size; i++) {
            brokers.add(broker(i, size));
        }
        Startables.deepStart(brokers).join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @SuppressWarnings("resource") // closed with the cluster
    private GenericContainer<?> broker(int index, int size) {
        String alias = alias(index);
        String replicas = Integer.toString(size);
        return new GenericContainer<>(DockerImageName.parse(KafkaUnderTest.image()))
                .withNetwork(network)
                .withNetworkAliases(alias)
                .withExposedPorts(INSIDE)
                .withCreateContainerCmdModifier(command -> command.getHostConfig()
                        .withPortBindings(
                                new PortBinding(Ports.Binding.bindPort(ports.get(index)), new ExposedPort(INSIDE))))
                .withEnv("KAFKA_NODE_ID", Integer.toString(index + 1))
                .withEnv("KAFKA_PROCESS_ROLES", "broker,controller")
                .withEnv("KAFKA_LISTENERS", "OUTSIDE://:" + INSIDE + ",BROKER://:9093,CONTROLLER://:9094")
                .withEnv(
                        "KAFKA_ADVERTISED_LISTENERS",
                        "OUTSIDE://localhost:" + ports.get(index) + ",BROKER://" + alias + ":9093")
                .withEnv(
                        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
                        "OUTSIDE:PLAINTEXT,BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT")
                .withEnv("KAFKA_INTER_BROKER_LISTENER_NAME", "BROKER")
                .withEnv("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER")
                .withEnv(
                        "KAFKA_CONTROLLER_QUORUM_VOTERS",
                        IntStream.range(0, size)
                                .mapToObj(i -> (i + 1) + "@" + alias(i) + ":9094")
                                .collect(Collectors.joining(",")))
                .withEnv("KAFKA_DEFAULT_REPLICATION_FACTOR", replicas)
                .withEnv("KAFKA_MIN_INSYNC_REPLICAS", Integer.toString((size + 1) / 2))
                .withEnv("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", replicas)
                .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "3")
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", replicas)
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", Integer.toString((size + 1) / 2))
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "3")
                // What is waited for in production for good reasons would only make these tests long.
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000")
                .withEnv("KAFKA_BROKER_SESSION_TIMEOUT_MS", "3000")
                .withEnv("KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "500")
                .withEnv("KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "500")
                .withEnv("KAFKA_HEAP_OPTS", "-Xms128m -Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
                .waitingFor(Wait.forLogMessage(".*Kafka Server started.*", 1))
                .withStartupTimeout(PATIENCE);
    }

    private static String alias(int index) {
        return "broker-" + (index + 1);
    }

    /** Where all of them listen. */
    String servers() {
        return ports.stream().map(port -> "localhost:" + port).collect(Collectors.joining(","));
    }

    /** SIGKILL, by the number of the node. */
    void kill(int node) {
        docker.killContainerCmd(container(node)).exec();
    }

    /** Starts a killed one again. */
    void restart(int node) {
        docker.startContainerCmd(container(node)).exec();
    }

    private String container(int node) {
        return brokers.get(node - 1).getContainerId();
    }

    @Override
    public void close() {
        brokers.forEach(GenericContainer::stop);
        network.close();
    }
}
