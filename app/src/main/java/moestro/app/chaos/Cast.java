package moestro.app.chaos;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import moestro.app.broker.LastingBroker;
import moestro.app.config.Role;

/** The processes of a game day: the broker, who serves and who learns. None of them is left when it is closed. */
final class Cast implements AutoCloseable {
    private static final long STOP_SECONDS = 30;

    private final Map<Victim, Child> children = new EnumMap<>(Victim.class);
    private boolean closed;

    Cast(Workshop workshop, Class<?> main, boolean broken) {
        LastingBroker.Home home = workshop.broker();
        children.put(
                Victim.BROKER,
                new Child(
                        main,
                        workshop.log("broker"),
                        List.of("-Xmx768m"),
                        List.of(
                                BrokerCommand.NAME,
                                home.directory().toString(),
                                Integer.toString(home.port()),
                                Integer.toString(home.controllerPort()))));
        String run = broken ? BrokenRunCommand.NAME : "run";
        children.put(Victim.SERVE, running(workshop, main, run, Role.SERVE));
        children.put(Victim.LEARN, running(workshop, main, run, Role.LEARN));
    }

    private static Child running(Workshop workshop, Class<?> main, String command, Role role) {
        Path configuration = workshop.configuration(role);
        return new Child(
                main,
                workshop.log(Victim.valueOf(role.name()).label()),
                List.of(),
                List.of(command, "--config", configuration.toString()));
    }

    /** The process of a role, in whichever of its lives. */
    Child child(Victim victim) {
        return children.get(victim);
    }

    /** Starts a process, for the first time or again; not while all are being ended. */
    synchronized void start(Victim victim) {
        if (closed) {
            throw new IllegalStateException("the game day is over");
        }
        child(victim).start();
    }

    /** Ends serving and learning in an orderly way; says whether they ended as they should. */
    boolean stopStreams() throws InterruptedException {
        boolean learned = child(Victim.LEARN).stop(STOP_SECONDS);
        return child(Victim.SERVE).stop(STOP_SECONDS) && learned;
    }

    @Override
    public synchronized void close() {
        closed = true;
        children.values().forEach(Child::abandon);
    }
}
