package moestro.app.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * Two server sockets, on the loopback interface if nothing else is said, bound before the broker is told their ports: so no other process can
 * take a port between its choice and its use.
 */
final class BoundSockets implements ServerSocketFactory, AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final String host;
    private final Map<Integer, ServerSocketChannel> unclaimed = new ConcurrentHashMap<>();
    private final InetSocketAddress broker;
    private final InetSocketAddress controller;

    /** Sockets on two free ports. */
    BoundSockets() throws IOException {
        this(LOOPBACK, 0, 0);
    }

    /**
     * Sockets on these ports; 0 for any that is free.
     *
     * @param host an address of this machine
     */
    BoundSockets(String host, int brokerPort, int controllerPort) throws IOException {
        this.host = host;
        try {
            broker = bind(brokerPort);
            controller = bind(controllerPort);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private InetSocketAddress bind(int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.configureBlocking(false);
        try {
            channel.bind(new InetSocketAddress(InetAddress.ofLiteral(host), port));
        } catch (IOException e) {
            channel.close();
            throw new IOException("cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
        InetSocketAddress address = (InetSocketAddress) channel.getLocalAddress();
        unclaimed.put(address.getPort(), channel);
        return address;
    }

    InetSocketAddress controllerAddress() {
        return controller;
    }

    /** Address and port of the socket for clients. */
    String broker() {
        return host + ":" + broker.getPort();
    }

    /** Address and port of the socket between broker and controller. */
    String controller() {
        return host + ":" + controller.getPort();
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
