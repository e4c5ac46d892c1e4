package moestro.app.it;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import moestro.app.broker.EmbeddedBroker;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The one broker that all integration tests share: a container where there can be one, otherwise the embedded broker.
 * Which it was stands in {@code target/kafka-under-test.txt}. It goes when the JVM ends.
 *
 * <p>{@code MOESTRO_KAFKA_IMAGE} names another image; with {@code MOESTRO_REQUIRE_CONTAINER=true} it is a container or
 * an error.
 */
final class KafkaUnderTest {
    private static final String OFFICIAL = "apache/kafka";
    private static final String IMAGE =
            Optional.ofNullable(System.getenv("MOESTRO_KAFKA_IMAGE")).orElse(OFFICIAL + ":4.3.1");
    private static final boolean REQUIRED = Boolean.parseBoolean(System.getenv("MOESTRO_REQUIRE_CONTAINER"));
    /** Enough to pull the image over a common line and start it; there is another broker to test on. */
    private static final int PATIENCE_SECONDS = 90;

    private static final Path MARKER = Path.of("target", "kafka-under-test.txt");
    private static String servers;
    private static boolean container;

    private KafkaUnderTest() {}

    /** Where it listens; started by whoever asks first. */
    static synchronized String bootstrapServers() {
        if (servers == null) {
            servers = start();
        }
        return servers;
    }

    /** Whether it is a container, so that others can be had. */
    static synchronized boolean isContainer() {
        bootstrapServers();
        return container;
    }

    /** The image that its container is made of. */
    static String image() {
        return IMAGE;
    }

    private static String start() {
        try {
            String started = container();
            mark("container " + IMAGE);
            container = true;
            return started;
        } catch (UnavailableException e) {
            if (REQUIRED) {
                throw new IllegalStateException(
                        "MOESTRO_REQUIRE_CONTAINER=true, but there is no container: " + e.getMessage(), e);
            }
            System.out.println("integration tests run on the embedded broker, not on a container: " + e.getMessage());
            mark("embedded");
            return EmbeddedBroker.start().bootstrapServers(); // it has a shutdown hook
        }
    }

    private static String container() throws UnavailableException {
        CompletableFuture<String> starting = CompletableFuture.supplyAsync(KafkaUnderTest::startContainer);
        try {
            return REQUIRED ? starting.get() : starting.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new UnavailableException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new UnavailableException(IMAGE + " did not start within " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted", e);
        }
    }

    /** The container outlives this method on purpose: Testcontainers removes it when the JVM ends. */
    @SuppressWarnings("resource")
    private static String startContainer() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException("no Docker Engine answers");
        }
        pullOnce();
        KafkaContainer kafka = new KafkaContainer(DockerImageName.parse(IMAGE).asCompatibleSubstituteFor(OFFICIAL))
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "1");
        kafka.start();
        return kafka.getBootstrapServers();
    }

    /** Testcontainers itself tries again for two minutes when there is no registry. */
    private static void pullOnce() {
        DockerClient docker = DockerClientFactory.lazyClient();
        try {
            docker.inspectImageCmd(IMAGE).exec();
        } catch (NotFoundException missing) {
            try {
                docker.pullImageCmd(IMAGE).start().awaitCompletion();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while pulling " + IMAGE, e);
            } catch (DockerException e) {
                throw new IllegalStateException(IMAGE + " is not here and cannot be pulled: " + e.getMessage(), e);
            }
        }
    }

    private static void mark(String what) {
        try {
            Files.createDirectories(MARKER.getParent());
            Files.writeString(MARKER, what + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + MARKER.toAbsolutePath(), e);
        }
    }

    /** There is no container to be had; the message says why. */
    private static final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1;

        UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
