package moestro.app.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a game day is cast.
 *
 * @param brokers how many brokers the cluster has
 * @param serving how many instances serve
 * @param apart experts that a process of its own learns; may be none
 * @param protocol how instances share partitions: {@code classic}, or {@code streams} (KIP-1071)
 * @param brokerProperties beyond the brokers' own, or instead of them
 * @param clientProperties beyond those of who serves and learns, or instead of them
 */
record Setting(
        int brokers,
        int serving,
        List<String> apart,
        String protocol,
        Map<String, String> brokerProperties,
        Map<String, String> clientProperties) {
    private static final int MOST = 9;
    private static final int SHARED = 12;

    /** One of each, on one machine. */
    static final Setting SMALL = new Setting(1, 1, List.of(), "classic", Map.of(), Map.of());

    Setting {
        apart = List.copyOf(apart);
        brokerProperties = Map.copyOf(brokerProperties);
        clientProperties = Map.copyOf(clientProperties);
        if (brokers < 1 || brokers > MOST) {
            throw new IllegalArgumentException("--brokers must be from 1 to " + MOST + ", not " + brokers);
        }
        if (serving < 1 || serving > MOST) {
            throw new IllegalArgumentException("--serving must be from 1 to " + MOST + ", not " + serving);
        }
        if (!List.of("classic", "streams").contains(protocol)) {
            throw new IllegalArgumentException("--protocol must be classic or streams, not " + protocol);
        }
    }

    /** Of events and feedback. */
    int partitions() {
        return serving == 1 ? 2 : SHARED;
    }

    /** Of every topic. */
    short replicas() {
        return (short) Math.min(3, brokers);
    }

    /** All processes: whoever serves, who learns, and the brokers. */
    List<Member> members() {
        List<Member> members = new ArrayList<>();
        add(members, Victim.SERVE, serving);
        add(members, Victim.LEARN, 1);
        add(members, Victim.APART, apart.isEmpty() ? 0 : 1);
        add(members, Victim.BROKER, brokers);
        return members;
    }

    /** What there is somebody for. */
    List<Victim> roles() {
        return members().stream().map(Member::role).distinct().toList();
    }

    private static void add(List<Member> members, Victim role, int count) {
        for (int number = 1; number <= count; number++) {
            members.add(new Member(role, number, count == 1));
        }
    }
}
