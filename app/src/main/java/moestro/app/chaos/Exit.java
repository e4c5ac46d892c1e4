package moestro.app.chaos;

import java.io.IOException;
import moestro.app.broker.TemporaryDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a game day: no process is left, on Ctrl-C neither, and no directory unless it is worth keeping, as
 * it is when something was wrong, or when the game broke off by an error.
 */
final class Exit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Exit.class);

    private final Cast cast;
    private final Network network;
    private final TemporaryDirectory directory;
    private final Thread hook = new Thread(this::clear, "moestro-chaos-exit");
    private boolean useless;

    private Exit(Cast cast, Network network, TemporaryDirectory directory) {
        this.cast = cast;
        this.network = network;
        this.directory = directory;
    }

    static Exit of(Cast cast, Network network, TemporaryDirectory directory) {
        Exit exit = new Exit(cast, network, directory);
        Runtime.getRuntime().addShutdownHook(exit.hook);
        return exit;
    }

    /** The directory is of no use to anybody. */
    void leaveNothing() {
        useless = true;
    }

    private void clear() {
        end();
        try {
            directory.delete();
        } catch (IOException e) {
            LOG.warn("could not delete {}: {}", directory.path(), e.toString());
        }
    }

    private void end() {
        cast.close();
        network.close();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.trace("the JVM is ending: the hook clears", e);
            return;
        }
        if (useless) {
            clear();
        } else {
            end();
            System.err.println("logs, configurations and topics are kept in " + directory.path());
        }
    }
}
