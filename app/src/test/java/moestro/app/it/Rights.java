package moestro.app.it;

import java.util.ArrayList;
import java.util.List;
import moestro.topology.Topics;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The rights that docs/security.md lists, as ACLs: nothing more. */
final class Rights {
    private final String principal;
    private final List<AclBinding> bindings = new ArrayList<>();

    private Rights(String user) {
        this.principal = "User:" + user;
    }

    /** Of an instance that serves. */
    static List<AclBinding> toServe(String user, String applicationId, Topics topics) {
        Rights rights = new Rights(user);
        rights.topics(AclOperation.READ, topics.events(), topics.feedback(), topics.models());
        rights.topics(
                AclOperation.WRITE, topics.predictions(), topics.lessons(), topics.reports(), topics.deadLetters());
        rights.check(topics);
        rights.application(applicationId + "-serve");
        return rights.bindings;
    }

    /** Of an instance that learns. */
    static List<AclBinding> toLearn(String user, String applicationId, Topics topics) {
        Rights rights = new Rights(user);
        rights.topics(AclOperation.READ, topics.lessons());
        rights.topics(AclOperation.WRITE, topics.models(), topics.decisions(), topics.deadLetters());
        rights.check(topics);
        rights.application(applicationId + "-learn");
        return rights.bindings;
    }

    /** Of somebody who audits and explains. */
    static List<AclBinding> toAudit(String user, String applicationId, Topics topics) {
        Rights rights = new Rights(user);
        rights.topics(AclOperation.READ, topics.lessons(), topics.models(), topics.predictions());
        rights.prefixed(ResourceType.TOPIC, applicationId + "-learn-", AclOperation.READ);
        rights.prefixed(ResourceType.TOPIC, applicationId + "-serve-", AclOperation.READ);
        return rights.bindings;
    }

    private void topics(AclOperation operation, String... names) {
        for (String name : names) {
            allow(ResourceType.TOPIC, name, PatternType.LITERAL, operation);
        }
    }

    /** Whoever starts looks at the settings of all topics first. */
    private void check(Topics topics) {
        List<String> all = List.of(
                topics.events(),
                topics.feedback(),
                topics.predictions(),
                topics.lessons(),
                topics.models(),
                topics.reports(),
                topics.decisions(),
                topics.deadLetters());
        topics(AclOperation.DESCRIBE, all.toArray(String[]::new));
        topics(AclOperation.DESCRIBE_CONFIGS, all.toArray(String[]::new));
    }

    /** What Kafka Streams needs for itself: its group, its transactions, and its own topics. */
    private void application(String id) {
        allow(ResourceType.GROUP, id, PatternType.LITERAL, AclOperation.READ);
        prefixed(ResourceType.TRANSACTIONAL_ID, id + "-", AclOperation.WRITE);
        for (AclOperation operation :
                List.of(AclOperation.CREATE, AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE_CONFIGS)) {
            prefixed(ResourceType.TOPIC, id + "-", operation);
        }
    }

    private void prefixed(ResourceType type, String prefix, AclOperation operation) {
        allow(type, prefix, PatternType.PREFIXED, operation);
    }

    private void allow(ResourceType type, String name, PatternType pattern, AclOperation operation) {
        bindings.add(new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW)));
    }
}
