package moestro.app.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports to listen on that are free now and will still be when a process that had them is started again. */
public final class Ports {
    /** Below those that systems give to outgoing connections, which would take one while nobody listens on it. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;

    private Ports() {}

    /**
     * Finds some that nobody listens on, beginning the search somewhere that differs from process to process.
     *
     * @throws IllegalStateException if there are not as many
     */
    public static List<Integer> free(int count) {
        int range = LAST - FIRST;
        int start = (int) (ProcessHandle.current().pid() * 7 % range);
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < range && free.size() < count; i++) {
            int port = FIRST + (start + i) % range;
            if (isFree(port)) {
                free.add(port);
            }
        }
        if (free.size() < count) {
            throw new IllegalStateException("no " + count + " free ports from " + FIRST + " to " + LAST);
        }
        return free;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
