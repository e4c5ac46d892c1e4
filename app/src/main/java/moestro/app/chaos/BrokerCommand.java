package moestro.app.chaos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import moestro.app.broker.LastingBroker;
import moestro.app.broker.Quorum;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The broker of a game day, in its own process. */
@Command(name = BrokerCommand.NAME, hidden = true, description = "A broker for 'moestro chaos'.")
public final class BrokerCommand implements Callable<Integer> {
    static final String NAME = "chaos-broker";
    /** Any, for the cluster lives in the directory of one game. */
    private static final String CLUSTER = "moestro-chaos-cluster0";

    @Parameters(index = "0", description = "Of its log; made if need be.")
    private Path directory;

    @Parameters(index = "1", description = "For clients.")
    private int port;

    @Parameters(index = "2", description = "For itself.")
    private int controllerPort;

    @Option(names = "--address", defaultValue = "127.0.0.1", description = "Of this machine.")
    private String address;

    @Option(names = "--node", defaultValue = "1", description = "Its number among the voters.")
    private int node;

    @Option(names = "--voters", description = "All brokers of the cluster; without it, this one is alone.")
    private String voters;

    @Option(names = "--property", description = "One of its properties, as KEY=VALUE.")
    private Map<String, String> properties = Map.of();

    /** What starts one; of one cluster if there are other voters. */
    static List<String> arguments(LastingBroker.Home home, int node, String voters, Map<String, String> properties) {
        List<String> arguments = new ArrayList<>(List.of(
                NAME,
                home.directory().toString(),
                Integer.toString(home.port()),
                Integer.toString(home.controllerPort()),
                "--address",
                home.address(),
                "--node",
                Integer.toString(node),
                "--voters",
                voters));
        properties.forEach((key, value) -> arguments.addAll(List.of("--property", key + "=" + value)));
        return arguments;
    }

    @Override
    public Integer call() throws Exception {
        LastingBroker.Home home = new LastingBroker.Home(directory, address, port, controllerPort);
        if (voters == null) {
            LastingBroker.start(home, properties);
        } else {
            LastingBroker.start(home, Quorum.of(node, CLUSTER, voters), properties);
        }
        System.out.println("broker: serving on port " + port);
        new CountDownLatch(1).await();
        return 0;
    }
}
