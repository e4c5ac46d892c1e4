package moestro.app.setup;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;

/** Whether somebody listens at an address: tells a wrong name, a closed port and a firewall apart, as Kafka's clients do not. */
final class Doorbell {
    private static final int PATIENCE_MILLIS = 3_000;

    private Doorbell() {}

    /** Why no connection can be made, or nothing if it can. */
    static Optional<String> complaint(String host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return Optional.of("the name '" + host + "' is not known here");
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.of("no answer within " + PATIENCE_MILLIS / 1000 + " s, as behind a firewall");
        } catch (ConnectException e) {
            return Optional.of("the connection is refused: nobody listens on port " + port);
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
