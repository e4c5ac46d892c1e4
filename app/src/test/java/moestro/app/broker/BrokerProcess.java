package moestro.app.broker;

/** A process that runs a broker with a client until it is terminated. */
final class BrokerProcess {
    static final String READY = "ready ";
    static final String CLIENT_CLOSED = "client closed, seeing topics ";

    private BrokerProcess() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start();
        broker.closeFirst(() -> System.out.println(CLIENT_CLOSED + EmbeddedBrokerTest.topics(broker)));
        System.out.println(READY + broker.directory().path());
        Thread.sleep(Long.MAX_VALUE);
    }
}
