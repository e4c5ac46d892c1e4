package moestro.app.broker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker, its own controller, in this JVM: on free ports of 127.0.0.1, with its log in a temporary directory.
 * Topics have to be created explicitly.
 *
 * <p>It is gone, directory and all, after {@link #close}, and also when the JVM ends by itself, by Ctrl-C or SIGTERM.
 * Shutdown hooks run all at once, and a client whose broker goes first waits for it in vain: so hand clients with a
 * life of their own to {@link #closeFirst} instead of closing them in hooks. Nothing of Kafka's has a hook here.
 *
 * <p>One broker at a time, and better only one ever, per JVM: Kafka keeps metrics and more in static fields.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final long PATIENCE_SECONDS = 30;

    private final TemporaryDirectory directory;
    private final Deque<AutoCloseable> clients = new ArrayDeque<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final Thread hook = new Thread(this::close, "moestro-broker-exit");
    /** Held while starting and while ending: a Ctrl-C in the middle of the start lets it finish, and then ends it. */
    private final Object lifecycle = new Object();

    private BoundSockets sockets;
    private CombinedServer server;

    private EmbeddedBroker(TemporaryDirectory directory) {
        this.directory = directory;
    }

    /**
     * Starts a broker and returns when it serves.
     *
     * @throws IllegalStateException if it does not start; nothing is left behind
     */
    public static EmbeddedBroker start() {
        return start(Map.of());
    }

    /** As {@link #start()}, with broker properties that are added to, or replace, the built-in ones. */
    public static EmbeddedBroker start(Map<String, String> properties) {
        QuietLogs.hush();
        try {
            EmbeddedBroker broker = new EmbeddedBroker(new TemporaryDirectory("moestro-broker-"));
            try {
                broker.open(properties);
                return broker;
            } catch (Exception e) {
                broker.close();
                throw e;
            }
        } catch (Exception e) {
            throw new IllegalStateException("the embedded broker did not start: " + e.getMessage(), e);
        }
    }

    private void open(Map<String, String> properties) throws Exception {
        Runtime.getRuntime().addShutdownHook(hook);
        synchronized (lifecycle) {
            if (closing.get()) {
                throw new IllegalStateException("the JVM is ending");
            }
            try (BoundSockets bound = new BoundSockets()) {
                sockets = bound;
                Quorum alone = Quorum.alone(bound.controllerAddress());
                server = CombinedServer.start(
                        BrokerProperties.of(bound, directory.path(), alone, properties),
                        directory.path(),
                        alone,
                        bound);
            }
        }
    }

    /** What clients call {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return sockets.broker();
    }

    /** Where its log is; for tests. */
    TemporaryDirectory directory() {
        return directory;
    }

    /**
     * Has a client closed before the broker goes, the last one handed in first; also on Ctrl-C. Closing it twice must
     * do no harm. Without effect on a broker that is closing.
     *
     * @return the client
     */
    public <T extends AutoCloseable> T closeFirst(T client) {
        synchronized (clients) {
            clients.push(client);
        }
        return client;
    }

    /**
     * Closes clients and broker and deletes the directory. Whoever calls while another thread does it waits for that
     * one, though not for ever. Problems are logged: nobody can do anything about them.
     */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            Thread worker = new Thread(this::end, "moestro-broker-close");
            worker.setDaemon(true);
            worker.start();
        }
        awaitEnd();
        if (Thread.currentThread() != hook) {
            forgetHook();
        }
    }

    private void end() {
        try {
            closeClients();
            synchronized (lifecycle) {
                if (server != null) {
                    attempt("stop", server::stop);
                }
                attempt("delete the directory of", directory::delete);
            }
        } finally {
            closed.complete(null);
        }
    }

    private void closeClients() {
        while (true) {
            AutoCloseable client;
            synchronized (clients) {
                client = clients.poll();
            }
            if (client == null) {
                return;
            }
            attempt("close " + client.getClass().getSimpleName() + ", a client of", client);
        }
    }

    private static void attempt(String what, AutoCloseable step) {
        try {
            step.close();
        } catch (Exception e) {
            LOG.warn("could not {} the embedded broker", what, e);
        }
    }

    private void awaitEnd() {
        try {
            closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("the embedded broker has not stopped within {} s; deleting its log anyway", PATIENCE_SECONDS);
            attempt("delete the directory of", directory::delete);
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.trace("the JVM is ending: the hook runs, and finds the broker closed", e);
        }
    }
}
