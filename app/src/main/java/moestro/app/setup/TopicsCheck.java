package moestro.app.setup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import moestro.app.config.RunConfig;
import moestro.app.run.TopicPreparation;
import moestro.topology.RemoteTopics;
import moestro.topology.TopicFindings;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Each topic: whether it is there, would be made, or is not as it must be. Makes none: brokers are asked whether they would. */
final class TopicsCheck {
    private static final String CHECK = "topic";

    private final RunConfig config;
    private final Admin admin;
    private final Findings findings;
    private final Censor censor;

    TopicsCheck(RunConfig config, Admin admin, Findings findings) {
        this.config = config;
        this.admin = admin;
        this.findings = findings;
        this.censor = new Censor(config.kafka());
    }

    /** Checks all, and answers which exist. */
    Set<String> check() throws InterruptedException, ExecutionException {
        Set<String> existing = admin.listTopics().names().get();
        Map<String, NewTopic> missing = new HashMap<>();
        TopicPreparation.plan(config).missing(existing).forEach(topic -> missing.put(topic.name(), topic));
        Set<String> toBeMade = config.topicCreation().create() ? missing.keySet() : Set.of();
        TopicFindings found = TopicPreparation.inspection(config).inspect(admin, toBeMade);
        Set<String> present = new TreeSet<>(existing);
        List<String> wanted = new ArrayList<>(config.deployment().topics().all());
        wanted.addAll(RemoteTopics.of(
                        config.deployment().topics(), config.deployment().panel())
                .all());
        present.retainAll(wanted);
        tellPresent(present, found);
        tell(found);
        tellMissing(toBeMade, missing);
        compare(toBeMade, missing);
        return existing;
    }

    private void tellPresent(Set<String> present, TopicFindings found) throws InterruptedException, ExecutionException {
        List<String> said = new ArrayList<>(found.faults());
        said.addAll(found.warnings());
        for (TopicDescription topic : admin.describeTopics(present).allTopicNames().get().values().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList()) {
            if (said.stream().noneMatch(text -> text.contains("'" + topic.name() + "'"))) {
                int partitions = topic.partitions().size();
                findings.ok(
                        CHECK,
                        "'" + topic.name() + "' is there, " + partitions
                                + (partitions == 1 ? " partition" : " partitions"));
            }
        }
    }

    private void tell(TopicFindings found) {
        String how = "kafka-configs.sh --bootstrap-server "
                + config.kafka().get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)
                + " --alter --topic TOPIC --add-config NAME=VALUE changes a setting";
        found.faults()
                .forEach(fault -> findings.problem(
                        CHECK,
                        fault,
                        fault.contains("does not exist") ? "'topics: { create: true }' lets Moestro do so" : how));
        found.warnings().forEach(warning -> findings.warning(CHECK, warning, how));
    }

    private void tellMissing(Set<String> toBeMade, Map<String, NewTopic> missing) throws InterruptedException {
        Collection<NewTopic> asked =
                toBeMade.stream().sorted().map(missing::get).toList();
        Map<String, KafkaFuture<Void>> answers =
                new HashMap<>(admin.createTopics(asked, new CreateTopicsOptions().validateOnly(true))
                        .values());
        for (NewTopic topic : asked) {
            try {
                answers.get(topic.name()).get();
                findings.ok(
                        CHECK,
                        "'" + topic.name() + "' would be made, " + topic.numPartitions()
                                + (topic.numPartitions() == 1 ? " partition" : " partitions"));
            } catch (ExecutionException e) {
                findings.problem(
                        CHECK,
                        "'" + topic.name() + "' is missing and cannot be made: " + censor.told(e),
                        advice(e.getCause()));
            }
        }
    }

    private static String advice(Throwable refusal) {
        return switch (refusal) {
            case TopicExistsException _ -> "it exists, but this user cannot see it: give it Describe on the topic";
            case AuthorizationException _ -> "give this user Create on the topic, or have somebody make it who may";
            case InvalidReplicationFactorException _ ->
                "set 'replication' under 'topics' to the number of brokers, or fewer";
            case null, default -> "make it by hand, or change 'topics'";
        };
    }

    /** What is made after events must fit them, and the other way around. */
    private void compare(Set<String> toBeMade, Map<String, NewTopic> missing)
            throws InterruptedException, ExecutionException {
        String events = config.deployment().topics().events();
        String feedback = config.deployment().topics().feedback();
        if (toBeMade.contains(events) == toBeMade.contains(feedback)) {
            return;
        }
        String there = toBeMade.contains(events) ? feedback : events;
        String made = there.equals(events) ? feedback : events;
        int partitions = admin.describeTopics(List.of(there))
                .allTopicNames()
                .get()
                .get(there)
                .partitions()
                .size();
        if (partitions != missing.get(made).numPartitions()) {
            findings.problem(
                    CHECK,
                    "'" + there + "' has " + partitions + " partitions, and '" + made + "' would be made with "
                            + missing.get(made).numPartitions()
                            + "; they need as many, so that event and label meet",
                    "set 'partitions' under 'topics' to " + partitions);
        }
    }
}
