package moestro.app.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * Two server sockets on the loopback interface, bound before the broker is told their ports: so no other process can
 * take a port between its choice and its use.
 */
final class BoundSockets implements ServerSocketFactory, AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Map<Integer, ServerSocketChannel> unclaimed = new ConcurrentHashMap<>();
    private final InetSocketAddress broker;
    private final InetSocketAddress controller;

    BoundSockets() throws IOException {
        try {
            broker = bind();
            controller = bind();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private InetSocketAddress bind() throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), 0));
        InetSocketAddress address = (InetSocketAddress) channel.getLocalAddress();
        unclaimed.put(address.getPort(), channel);
        return address;
    }

    InetSocketAddress controllerAddress() {
        return controller;
    }

    /** {@code 127.0.0.1:port} of the socket for clients. */
    String broker() {
        return LOOPBACK + ":" + broker.getPort();
    }

    /** {@code 127.0.0.1:port} of the socket between broker and controller. */
    String controller() {
        return LOOPBACK + ":" + controller.getPort();
    }

    @Override
    public ServerSocketChannel openServerSocket(String listener, InetSocketAddress address, int backlog, int buffer)
            throws IOException {
        ServerSocketChannel channel = unclaimed.remove(address.getPort());
        if (channel == null) {
            throw new IOException("no socket was bound for listener " + listener + " at " + address);
        }
        return channel;
    }

    /** Closes what the broker has not claimed. */
    @Override
    public void close() throws IOException {
        for (ServerSocketChannel channel : unclaimed.values()) {
            channel.close();
        }
        unclaimed.clear();
    }
}
