package moestro.bench.pipeline;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import moestro.app.broker.LastingBroker;

/** A broker in a process of its own. */
public final class BrokerMain {
    private BrokerMain() {}

    /** Takes a directory, a port for clients and one for itself. */
    public static void main(String[] arguments) throws Exception {
        LastingBroker.start(new LastingBroker.Home(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2])));
        System.out.println(Jvm.RUNNING);
        new CountDownLatch(1).await();
    }
}
