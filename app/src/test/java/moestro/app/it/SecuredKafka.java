package moestro.app.it;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * A broker in a container with two doors: one for the test itself, which asks for nothing and may do everything, and one
 * that demands TLS and SASL/SCRAM, behind which nobody may do anything without an ACL.
 */
final class SecuredKafka implements AutoCloseable {
    private static final String STORE = "/etc/kafka/broker.p12";
    private static final int SCRAM_ITERATIONS = 4096;

    private final int open = freePort();
    private final int secured = freePort();
    private final String storePassword = secret();
    private final Path trust;
    private final GenericContainer<?> container;
    private final Admin admin;

    /** Starts it; the trust store comes to lie in the folder. */
    SecuredKafka(Path folder) throws Exception {
        Path keys = folder.resolve("broker.p12");
        trust = folder.resolve("trust.p12");
        Path certificate = folder.resolve("broker.crt");
        keytool(
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-validity",
                "2",
                "-keystore",
                keys.toString());
        keytool("-exportcert", "-alias", "broker", "-keystore", keys.toString(), "-file", certificate.toString());
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "broker",
                "-file",
                certificate.toString(),
                "-keystore",
                trust.toString());
        container = container(keys);
        container.start();
        admin = Admin.create(Map.of("bootstrap.servers", openServers()));
    }

    private GenericContainer<?> container(Path keys) {
        GenericContainer<?> kafka = new GenericContainer<>(DockerImageName.parse(KafkaUnderTest.image()))
                .withEnv(environment())
                .withCopyFileToContainer(MountableFile.forHostPath(keys, 0444), STORE)
                .waitingFor(Wait.forLogMessage(".*Transitioning from RECOVERY to RUNNING.*", 1));
        kafka.setPortBindings(List.of(open + ":" + open, secured + ":" + secured));
        return kafka;
    }

    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("KAFKA_NODE_ID", "1"),
                Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                Map.entry(
                        "KAFKA_LISTENERS",
                        "OPEN://0.0.0.0:" + open + ",SECURED://0.0.0.0:" + secured + ",CONTROLLER://localhost:19099"),
                Map.entry("KAFKA_ADVERTISED_LISTENERS", "OPEN://localhost:" + open + ",SECURED://localhost:" + secured),
                Map.entry(
                        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "OPEN:PLAINTEXT,SECURED:SASL_SSL,CONTROLLER:PLAINTEXT"),
                Map.entry("KAFKA_INTER_BROKER_LISTENER_NAME", "OPEN"),
                Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:19099"),
                Map.entry("KAFKA_SASL_ENABLED_MECHANISMS", "SCRAM-SHA-512"),
                Map.entry(
                        "KAFKA_LISTENER_NAME_SECURED_SCRAM___SHA___512_SASL_JAAS_CONFIG",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;"),
                Map.entry("KAFKA_SSL_KEYSTORE_LOCATION", STORE),
                Map.entry("KAFKA_SSL_KEYSTORE_PASSWORD", storePassword),
                Map.entry("KAFKA_SSL_KEYSTORE_TYPE", "PKCS12"),
                Map.entry("KAFKA_AUTHORIZER_CLASS_NAME", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("KAFKA_SUPER_USERS", "User:ANONYMOUS"),
                Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
                Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
                Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"));
    }

    private void keytool(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", storePassword));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("keytool: " + said);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("no free port", e);
        }
    }

    /** A password that nobody can have typed in. */
    static String secret() {
        byte[] random = new byte[16];
        new java.security.SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** The door that asks for nothing. */
    String openServers() {
        return "localhost:" + open;
    }

    /** The door that demands TLS and a login. */
    String securedServers() {
        return "localhost:" + secured;
    }

    /** Makes the certificate of the broker known. */
    Path trust() {
        return trust;
    }

    String storePassword() {
        return storePassword;
    }

    /** Somebody who may do everything. */
    Admin admin() {
        return admin;
    }

    /** Makes a user who may do nothing yet. */
    void user(String name, String password) throws Exception {
        ScramCredentialInfo info = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, SCRAM_ITERATIONS);
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(name, info, password)))
                .all()
                .get();
    }

    @Override
    public void close() {
        admin.close();
        container.close();
    }
}
