package moestro.app.metrics;

import java.util.Optional;
import moestro.app.config.HttpSettings;
import moestro.app.web.WebServer;
import moestro.topology.Deployment;
import moestro.topology.MixtureTopology;
import org.apache.kafka.streams.KafkaStreams;

/** A web server, and what it shows. */
record HttpFront(WebServer server, Monitor monitor) implements Front {
    static HttpFront open(HttpSettings place, Deployment deployment, MixtureTopology mixture) {
        WebServer web = WebServer.start(place.bind(), place.port());
        Monitor monitor = new Monitor(deployment, mixture);
        monitor.serve(web);
        return new HttpFront(web, monitor);
    }

    @Override
    public Optional<WebServer> web() {
        return Optional.of(server);
    }

    @Override
    public void watch(String half, KafkaStreams streams) {
        monitor.watch(half, streams);
    }

    @Override
    public void close() {
        server.close();
        monitor.close();
    }
}
