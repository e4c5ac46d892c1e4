package moestro.app.setup;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import moestro.app.config.RunConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Whether the brokers can be reached: those of the configuration, and where they say that they are. */
final class BrokerCheck {
    private static final String CHECK = "broker";

    private final String servers;
    private final Censor censor;
    private final Findings findings;

    BrokerCheck(RunConfig config, Findings findings) {
        this.servers = config.kafka().get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
        this.censor = new Censor(config.kafka());
        this.findings = findings;
    }

    /** Whether somebody listens at one of the addresses. */
    boolean somebodyListens() {
        List<String> deaf = Doorbell.complaints(servers).entrySet().stream()
                .map(one -> "cannot reach " + one.getKey() + ": " + one.getValue())
                .toList();
        boolean somebody = deaf.size() < Doorbell.addresses(servers).size();
        for (String complaint : deaf) {
            if (somebody) {
                findings.warning(CHECK, complaint, "start it, or take it out of 'bootstrap.servers'");
            } else {
                findings.problem(
                        CHECK,
                        complaint,
                        "is Kafka running there? 'bootstrap.servers' under 'kafka' says where it is looked for");
            }
        }
        return somebody;
    }

    /** Whether Kafka answers. */
    boolean answers(Admin admin) throws InterruptedException {
        try {
            Collection<Node> nodes = admin.describeCluster().nodes().get();
            findings.ok(
                    CHECK,
                    "Kafka answers at " + servers + ", " + nodes.size() + (nodes.size() == 1 ? " broker" : " brokers"));
            return reachable(nodes);
        } catch (ExecutionException e) {
            findings.problem(
                    CHECK, "Kafka does not answer at " + servers + ": " + censor.told(e), advice(e.getCause()));
            return false;
        }
    }

    /** Clients go on to the addresses that brokers give for themselves. */
    private boolean reachable(Collection<Node> nodes) {
        boolean all = true;
        for (Node node : nodes) {
            Optional<String> complaint = Doorbell.complaint(node.host(), node.port());
            all &= complaint.isEmpty();
            complaint.ifPresent(text -> findings.problem(
                    CHECK,
                    "broker " + node.idString() + " says that it is at " + node.host() + ":" + node.port() + ": "
                            + text,
                    "clients go there after the first contact: set the broker's 'advertised.listeners' to an address"
                            + " that this machine knows, or make that name known here"));
        }
        return all;
    }

    private static String advice(Throwable failure) {
        return switch (failure) {
            case AuthenticationException _ -> "check the credentials and the mechanism under 'kafka'";
            case TimeoutException _ ->
                "somebody listens there, but not as asked: does the port expect TLS or SASL ('security.protocol' under"
                        + " 'kafka'), and is it Kafka's?";
            case null, default -> "see docs/operations.md";
        };
    }
}
