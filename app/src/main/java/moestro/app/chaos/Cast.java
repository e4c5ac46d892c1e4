package moestro.app.chaos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The processes of a game day: brokers, who serves and who learns. None of them is left when it is closed. */
final class Cast implements AutoCloseable {
    private static final long STOP_SECONDS = 30;

    private final Map<Member, Child> children = new LinkedHashMap<>();
    private boolean closed;

    Cast(Game game, Workshop workshop, Network network, Class<?> main) {
        String run = game.broken() ? BrokenRunCommand.NAME : "run";
        for (Member member : game.setting().members()) {
            String configuration = workshop.configuration(member).toString();
            List<String> arguments = switch (member.role()) {
                case BROKER ->
                    BrokerCommand.arguments(
                            workshop.broker(member),
                            member.number(),
                            workshop.voters(),
                            game.setting().brokerProperties());
                case SERVE, LEARN -> List.of(run, "--config", configuration);
                case APART ->
                    List.of(
                            "learn",
                            "--experts",
                            String.join(",", game.setting().apart()),
                            "--config",
                            configuration);
            };
            List<String> options = member.role() == Victim.BROKER ? List.of("-Xmx768m") : List.of();
            children.put(
                    member,
                    new Child(network.launcher(member), main, workshop.log(member.label()), options, arguments));
        }
    }

    /** The process of a member, in whichever of its lives. */
    Child child(Member member) {
        return children.get(member);
    }

    /** Starts all of a role, for the first time. */
    void start(Victim role) {
        children.keySet().stream().filter(member -> member.role() == role).forEach(this::start);
    }

    /** Starts a process, for the first time or again; not while all are being ended. */
    synchronized void start(Member member) {
        if (closed) {
            throw new IllegalStateException("the game day is over");
        }
        child(member).start();
    }

    /** Ends serving and learning in an orderly way; says whether they ended as they should. */
    boolean stopStreams() throws InterruptedException {
        boolean orderly = true;
        for (Map.Entry<Member, Child> child : children.entrySet()) {
            if (child.getKey().role() != Victim.BROKER) {
                orderly &= child.getValue().stop(STOP_SECONDS);
            }
        }
        return orderly;
    }

    @Override
    public synchronized void close() {
        closed = true;
        children.values().forEach(Child::abandon);
    }
}
