package moestro.app.chaos;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import moestro.app.broker.LastingBroker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The broker of a game day, in its own process. */
@Command(name = BrokerCommand.NAME, hidden = true, description = "A broker for 'moestro chaos'.")
public final class BrokerCommand implements Callable<Integer> {
    static final String NAME = "chaos-broker";

    @Parameters(index = "0", description = "Of its log; made if need be.")
    private Path directory;

    @Parameters(index = "1", description = "For clients.")
    private int port;

    @Parameters(index = "2", description = "For itself.")
    private int controllerPort;

    @Override
    public Integer call() throws Exception {
        LastingBroker.start(new LastingBroker.Home(directory, port, controllerPort));
        System.out.println("broker: serving on port " + port);
        new CountDownLatch(1).await();
        return 0;
    }
}
