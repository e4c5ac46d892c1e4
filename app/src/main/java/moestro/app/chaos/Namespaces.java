package moestro.app.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each process in a network namespace of its own, all of them on one bridge, which this process is on as well. To cut one
 * off, its link is taken down: packets vanish, and no connection is told that it is over. Linux only, and as root.
 */
final class Namespaces implements Network {
    private static final Logger LOG = LoggerFactory.getLogger(Namespaces.class);
    private static final int FIRST_HOST = 10;

    private final List<Member> members;
    private final String prefix;
    private final String subnet;
    private final String bridge;

    /** Makes them. */
    Namespaces(List<Member> members) {
        long pid = ProcessHandle.current().pid();
        this.members = List.copyOf(members);
        this.prefix = "mo" + pid % 100_000;
        this.subnet = "10.231." + (1 + pid % 250) + ".";
        this.bridge = prefix + "b";
        try {
            open();
        } catch (IllegalStateException e) {
            close();
            throw e;
        }
    }

    private void open() {
        ip("link add " + bridge + " type bridge");
        ip("addr add " + subnet + "1/24 dev " + bridge);
        ip("link set " + bridge + " up");
        letThrough("-I");
        members.forEach(this::connect);
    }

    private void connect(Member member) {
        String namespace = namespace(member);
        String inside = link(member) + "i";
        ip("netns add " + namespace);
        ip("link add " + link(member) + " type veth peer name " + inside);
        ip("link set " + inside + " netns " + namespace);
        ip("link set " + link(member) + " master " + bridge);
        ip("link set " + link(member) + " up");
        ip("-n " + namespace + " addr add " + address(member) + "/24 dev " + inside);
        ip("-n " + namespace + " link set " + inside + " up");
        ip("-n " + namespace + " link set lo up");
    }

    /** Where bridges are filtered, as on machines with a container engine, this one is not. */
    private void letThrough(String action) {
        List<String> rule = List.of("iptables", action, "FORWARD", "-i", bridge, "-o", bridge, "-j", "ACCEPT");
        try {
            run(rule);
        } catch (IllegalStateException e) {
            LOG.debug("no rule for the bridge: {}", e.getMessage());
        }
    }

    private String namespace(Member member) {
        return prefix + "-" + member.label();
    }

    private String link(Member member) {
        return prefix + "v" + members.indexOf(member);
    }

    @Override
    public String address(Member member) {
        return subnet + (FIRST_HOST + members.indexOf(member));
    }

    @Override
    public List<String> launcher(Member member) {
        return List.of("ip", "netns", "exec", namespace(member));
    }

    @Override
    public void cut(Member member) {
        ip("link set " + link(member) + " down");
    }

    @Override
    public void heal(Member member) {
        ip("link set " + link(member) + " up");
    }

    @Override
    public void close() {
        for (Member member : members) {
            attempt("netns del " + namespace(member));
            attempt("link del " + link(member));
        }
        letThrough("-D");
        attempt("link del " + bridge);
    }

    private static void attempt(String arguments) {
        try {
            ip(arguments);
        } catch (IllegalStateException e) {
            LOG.debug("{}", e.getMessage());
        }
    }

    private static void ip(String arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments.split(" ", -1)));
        run(command);
    }

    private static void run(List<String> command) {
        String line = String.join(" ", command);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        "cutting processes off takes Linux, root and iproute2; '" + line + "' says: " + said);
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "cutting processes off takes Linux, root and iproute2: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at '" + line + "'", e);
        }
    }
}
