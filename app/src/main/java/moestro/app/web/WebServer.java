package moestro.app.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves pages over HTTP, each request on a virtual thread. Nothing can be changed over it: methods other than GET and
 * HEAD are refused. A handler that fails answers 500, and the server goes on.
 */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int SYSTEMS_BACKLOG = 0;

    private final HttpServer server;
    private final ExecutorService threads;

    private WebServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts to listen; every path is unknown until {@link #handle} names it.
     *
     * @param bind host name or address to listen on: {@code 127.0.0.1} for this machine alone, {@code 0.0.0.0} for all
     * @param port 0 picks a free one
     * @throws IllegalStateException if that cannot be listened on
     */
    public static WebServer start(String bind, int port) {
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("moestro-http-", 0).factory());
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByName(bind), port), SYSTEMS_BACKLOG);
            server.setExecutor(threads);
            server.start();
            return new WebServer(server, threads);
        } catch (IOException e) {
            threads.close();
            throw new IllegalStateException(
                    "cannot serve HTTP on " + bind + ":" + port + ": " + reason(e)
                            + "; give another port (0 picks a free one) or another address to bind to",
                    e);
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof UnknownHostException ? "no such host" : failure.getMessage();
    }

    /**
     * Has a handler answer a path and all below it, unless a longer path was given to another.
     *
     * @param path begins with a slash
     */
    public void handle(String path, HttpHandler handler) {
        server.createContext(path, exchange -> answer(exchange, handler));
    }

    private static void answer(HttpExchange exchange, HttpHandler handler) throws IOException {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            Responses.text(exchange, 405, "only GET and HEAD are answered here");
            return;
        }
        try {
            handler.handle(exchange);
        } catch (RuntimeException e) {
            LOG.warn("cannot answer {} {}", method, exchange.getRequestURI(), e);
            if (exchange.getResponseCode() < 0) {
                Responses.text(exchange, 500, "this page failed; the log says why");
            } else {
                exchange.close();
            }
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Where a browser on this machine finds it, without a slash at the end. */
    public String url() {
        InetAddress address = server.getAddress().getAddress();
        String host = address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
    }

    /** Stops listening, and ends the requests that are under way. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
