package moestro.app.setup;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether somebody listens at an address: tells a wrong name, a closed port and a firewall apart, as Kafka's clients do not. */
public final class Doorbell {
    private static final int PATIENCE_MILLIS = 3_000;
    private static final Pattern COMMAS = Pattern.compile("\\s*,\\s*");

    private Doorbell() {}

    /**
     * Why nobody can be reached, by address in the order given; those that can be reached are not in it.
     *
     * @param servers host:port, with commas between
     */
    public static Map<String, String> complaints(String servers) {
        Map<String, String> complaints = new LinkedHashMap<>();
        for (String address : addresses(servers)) {
            int colon = address.lastIndexOf(':');
            if (colon < 1 || !address.substring(colon + 1).matches("\\d{1,5}")) {
                complaints.put(address, "it is not host:port");
            } else {
                complaint(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)))
                        .ifPresent(complaint -> complaints.put(address, complaint));
            }
        }
        return complaints;
    }

    /** The addresses of a list. */
    public static List<String> addresses(String servers) {
        return COMMAS.splitAsStream(servers.strip()).toList();
    }

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
