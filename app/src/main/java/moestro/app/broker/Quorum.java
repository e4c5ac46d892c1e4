package moestro.app.broker;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/**
 * Who keeps the metadata of a cluster, and which of them this is.
 *
 * @param node this one, from 1
 * @param clusterId what all of them call the cluster
 * @param voters by node, where each can be reached by the others
 */
public record Quorum(int node, String clusterId, Map<Integer, InetSocketAddress> voters) {
    /** More replicas than this of a broker's own topics gain nothing. */
    private static final int MOST_REPLICAS = 3;

    static final int ALONE = 1;

    public Quorum {
        voters = Map.copyOf(voters);
    }

    /** A cluster of one. */
    static Quorum alone(InetSocketAddress controller) {
        return new Quorum(ALONE, Uuid.randomUuid().toString(), Map.of(ALONE, controller));
    }

    /**
     * A cluster by its text.
     *
     * @param voters as Kafka writes them, {@code 1@10.0.0.1:9093,2@10.0.0.2:9093}; addresses, no names
     * @throws IllegalArgumentException if it is no such text, or the node is none of them
     */
    public static Quorum of(int node, String clusterId, String voters) {
        Map<Integer, InetSocketAddress> known = new TreeMap<>();
        for (String voter : voters.split(",", -1)) {
            int at = voter.indexOf('@');
            int colon = voter.lastIndexOf(':');
            if (at < 1 || colon < at) {
                throw new IllegalArgumentException("voters must be NODE@ADDRESS:PORT,..., not '" + voters + "'");
            }
            known.put(
                    Integer.valueOf(voter.substring(0, at)),
                    new InetSocketAddress(
                            InetAddress.ofLiteral(voter.substring(at + 1, colon)),
                            Integer.parseInt(voter.substring(colon + 1))));
        }
        if (!known.containsKey(node)) {
            throw new IllegalArgumentException("node " + node + " is none of the voters " + voters);
        }
        return new Quorum(node, clusterId, known);
    }

    /** The voters as Kafka writes them. */
    String text() {
        return new TreeMap<>(voters)
                .entrySet().stream()
                        .map(voter -> voter.getKey() + "@"
                                + voter.getValue().getAddress().getHostAddress() + ":"
                                + voter.getValue().getPort())
                        .collect(Collectors.joining(","));
    }

    /** How many replicas the brokers' own topics have. */
    int replicas() {
        return Math.min(MOST_REPLICAS, voters.size());
    }

    /** How many of them must have a record before it counts as written. */
    int inSync() {
        return replicas() / 2 + 1;
    }
}
