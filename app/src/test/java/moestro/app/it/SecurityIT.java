package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import moestro.topology.Topics;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a broker that demands TLS and SASL/SCRAM and gives nobody more rights than are listed. */
class SecurityIT {
    private static final int EVENTS = 60;

    private static final String PASSWORD = SecuredKafka.secret();

    @TempDir
    static Path keys;

    private static SecuredKafka kafka;

    @TempDir
    Path directory;

    private Trial trial;

    @BeforeAll
    static void startKafka() throws Exception {
        Assumptions.assumeTrue(KafkaUnderTest.isContainer(), "needs a container of its own");
        kafka = new SecuredKafka(keys);
        for (String user : List.of("server", "learner", "auditor", "nobody")) {
            kafka.user(user, PASSWORD);
        }
    }

    @AfterAll
    static void stopKafka() {
        if (kafka != null) {
            kafka.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        trial = new Trial("secured", Duration.ofHours(12), kafka.openServers());
        Topics topics = trial.deployment().topics();
        allow(Rights.toServe("server", trial.id(), topics));
        allow(Rights.toLearn("learner", trial.id(), topics));
        allow(Rights.toAudit("auditor", trial.id(), topics));
    }

    private void allow(List<AclBinding> rights) throws Exception {
        kafka.admin().createAcls(rights).all().get();
    }

    @AfterEach
    void stop() {
        trial.close();
    }

    @Test
    void servesLearnsAndIsAuditedWithTheListedRightsAloneAndTellsNoSecret() throws Exception {
        Process learner = run("learn", "learner", PASSWORD);
        Process server = run("serve", "server", PASSWORD);
        try (BufferedReader learned = learner.inputReader(StandardCharsets.UTF_8);
                BufferedReader served = server.inputReader(StandardCharsets.UTF_8)) {
            RunProcess.readUntil(learned, "running: learn");
            RunProcess.readUntil(served, "running: serve");
            trial.sendBoth(0, EVENTS);
            int fences = trial.fence(trial.at(Duration.ofHours(1)));
            trial.awaitModels();
            trial.assertEachOnce(EVENTS + fences);
            Fold.compare(trial);
            String audit = said(process("audit", "auditor", PASSWORD, "audit"), 0);
            assertTrue(audit.contains("clean: every model"), audit);
            String explained = said(process("audit", "auditor", PASSWORD, "explain", "--id", Trial.id(7)), 0);
            assertTrue(explained.contains("the same, bit for bit"), explained);
            learner.toHandle().destroy();
            server.toHandle().destroy();
            for (String said : List.of(rest(learned), rest(served), audit, explained)) {
                assertTellsNoSecret(said);
            }
        } finally {
            learner.destroyForcibly();
            server.destroyForcibly();
        }
    }

    @Test
    void aWrongPasswordIsRefusedAndNotRepeated() throws Exception {
        String wrong = SecuredKafka.secret();
        String said = said(run("both", "server", wrong), 1);
        assertTrue(said.contains("Authentication failed"), said);
        assertFalse(said.contains(wrong), said);
        assertTellsNoSecret(said);
    }

    @Test
    void whoMayNothingIsToldWhatWasMissing() throws Exception {
        String said = said(run("serve", "nobody", PASSWORD), 1);
        assertTrue(said.contains("Authorization failed. Whoever starts needs Describe and DescribeConfigs"), said);
        assertTellsNoSecret(said);
    }

    @Test
    void withoutTheRightToWriteLessonsServingEndsAndNamesTheTopic() throws Exception {
        Topics topics = trial.deployment().topics();
        List<AclBinding> lost = Rights.toServe("server", trial.id(), topics).stream()
                .filter(right -> right.pattern().name().equals(topics.lessons())
                        && right.entry().operation() == AclOperation.WRITE)
                .toList();
        assertEquals(1, lost.size());
        kafka.admin()
                .deleteAcls(lost.stream().map(AclBinding::toFilter).toList())
                .all()
                .get();
        Process server = run("serve", "server", PASSWORD);
        try (BufferedReader served = server.inputReader(StandardCharsets.UTF_8)) {
            RunProcess.readUntil(served, "running: serve");
            trial.sendBoth(0, 1);
            String said = rest(served);
            assertTrue(server.waitFor(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS));
            assertEquals(1, server.exitValue(), said);
            assertTrue(said.contains(topics.lessons()), said);
        } finally {
            server.destroyForcibly();
        }
    }

    private void assertTellsNoSecret(String said) {
        assertFalse(said.contains(PASSWORD), said);
        assertFalse(said.contains(kafka.storePassword()), said);
    }

    private Process run(String role, String user, String of) throws Exception {
        return process(role, user, of, "run");
    }

    /** A process whose secrets are in its environment, and which logs as much as Kafka's clients have to say. */
    private Process process(String name, String user, String of, String command, String... more) throws Exception {
        Path open = RunProcess.configuration(trial, directory);
        String servers = "bootstrap.servers: \"" + kafka.openServers() + "\"";
        String text = Files.readString(open);
        assertTrue(text.contains(servers));
        String role = List.of("serve", "learn").contains(name) ? "role: " + name + "\n" : "";
        Path file = Files.writeString(
                directory.resolve(name + ".yaml"),
                role
                        + text.replace("state-dir: state", "state-dir: state-" + name)
                                .replace(servers, """
                        bootstrap.servers: "%s"
                          security.protocol: SASL_SSL
                          sasl.mechanism: SCRAM-SHA-512
                          sasl.jaas.config: ${LOGIN}
                          ssl.truststore.location: "%s"
                          ssl.truststore.type: PKCS12
                          ssl.truststore.password: ${TRUST}""".formatted(kafka.securedServers(), kafka.trust())));
        List<String> arguments = new java.util.ArrayList<>(List.of(command, "--config", file.toString()));
        arguments.addAll(List.of(more));
        ProcessBuilder builder = ChildProcess.moestro(List.of("-Dmoestro.log=info"), arguments.toArray(String[]::new));
        builder.environment()
                .putAll(Map.of(
                        "LOGIN",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user
                                + "\" password=\"" + of + "\";",
                        "TRUST",
                        kafka.storePassword()));
        return builder.start();
    }

    private static String said(Process process, int exitCode) throws Exception {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(exitCode, process.waitFor(), said);
        return said;
    }

    private static String rest(BufferedReader output) throws Exception {
        StringBuilder rest = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            rest.append(line).append('\n');
        }
        return rest.toString();
    }
}
