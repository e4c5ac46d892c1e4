package moestro.app.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import moestro.app.config.Role;
import moestro.app.config.RunConfig;
import moestro.app.run.Half;
import moestro.topology.RemoteTopics;
import moestro.topology.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * Whether this user may do what the role does: docs/security.md has the table. Topics are asked for the operations that
 * the user has; groups and transactions only whether they may be seen, which whoever may use them may.
 */
final class RightsCheck {
    private static final String CHECK = "rights";
    private static final String ADVICE = "docs/security.md lists all rights, ready for kafka-acls.sh";

    private final RunConfig config;
    private final Admin admin;
    private final Findings findings;

    RightsCheck(RunConfig config, Admin admin, Findings findings) {
        this.config = config;
        this.admin = admin;
        this.findings = findings;
    }

    /** Checks the topics that exist, the groups and the transactions. */
    void check(Set<String> existing) throws InterruptedException, ExecutionException {
        List<String> lacking = new ArrayList<>();
        List<Right> needed = needed();
        List<String> asked = needed.stream()
                .map(Right::topic)
                .distinct()
                .filter(existing::contains)
                .toList();
        Map<String, TopicDescription> topics = admin.describeTopics(
                        asked, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .allTopicNames()
                .get();
        for (Right right : needed) {
            TopicDescription topic = topics.get(right.topic());
            if (topic != null
                    && topic.authorizedOperations() != null
                    && !topic.authorizedOperations().contains(right.operation())) {
                lacking.add(right.toString());
            }
        }
        for (Half half : halves()) {
            String id = half.applicationId(config);
            seen(
                            "Read on group '" + id + "'",
                            admin.describeConsumerGroups(List.of(id))
                                    .describedGroups()
                                    .get(id))
                    .ifPresent(lacking::add);
            seen(
                            "Write on transactional ids '" + id + "-'",
                            admin.describeTransactions(List.of(id + "-check")).description(id + "-check"))
                    .ifPresent(lacking::add);
        }
        lacking.forEach(right -> findings.problem(CHECK, "this user lacks " + right, ADVICE));
        if (lacking.isEmpty()) {
            findings.ok(CHECK, "none is missing for the topics that exist, the groups and the transactions");
        }
    }

    private static Optional<String> seen(String right, KafkaFuture<?> answer) throws InterruptedException {
        try {
            answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return Optional.of(right);
            }
            // It does not exist yet, which is no lack of a right.
        }
        return Optional.empty();
    }

    private List<Half> halves() {
        return switch (config.role()) {
            case SERVE -> List.of(Half.SERVE);
            case LEARN -> Half.learning(config);
            case BOTH ->
                Stream.concat(Stream.of(Half.SERVE), Half.learning(config).stream())
                        .toList();
        };
    }

    private record Right(String topic, AclOperation operation) {
        @Override
        public String toString() {
            return (operation == AclOperation.READ ? "Read" : "Write") + " on topic '" + topic + "'";
        }
    }

    private List<Right> needed() {
        Topics topics = config.deployment().topics();
        List<Right> needed = new ArrayList<>();
        if (config.role() != Role.LEARN) {
            add(needed, AclOperation.READ, topics.events(), topics.feedback(), topics.models(), topics.control());
            config.input()
                    .ifPresent(input -> input.topics().forEach(topic -> {
                        add(needed, AclOperation.READ, topic);
                    }));
            add(
                    needed,
                    AclOperation.WRITE,
                    topics.predictions(),
                    topics.lessons(),
                    topics.reports(),
                    topics.decisions());
            if (config.input().isPresent()) {
                add(needed, AclOperation.WRITE, topics.events(), topics.feedback());
            }
            RemoteTopics remote = RemoteTopics.of(topics, config.deployment().panel());
            if (!remote.isEmpty()) {
                add(needed, AclOperation.READ, remote.answers());
                add(needed, AclOperation.WRITE, remote.asks().toArray(String[]::new));
            }
        }
        if (config.role() != Role.SERVE) {
            add(needed, AclOperation.READ, topics.lessons());
            add(needed, AclOperation.WRITE, topics.models(), topics.decisions());
            if (!config.apart().isEmpty() && config.role() == Role.LEARN) {
                add(needed, AclOperation.READ, topics.models());
            }
        }
        add(needed, AclOperation.WRITE, topics.deadLetters());
        return needed;
    }

    private static void add(List<Right> needed, AclOperation operation, String... topics) {
        for (String topic : topics) {
            needed.add(new Right(topic, operation));
        }
    }
}
