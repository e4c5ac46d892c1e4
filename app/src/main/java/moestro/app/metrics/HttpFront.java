package moestro.app.metrics;

import moestro.app.config.HttpSettings;
import moestro.app.web.WebServer;
import moestro.topology.Deployment;
import moestro.topology.MixtureTopology;
import org.apache.kafka.streams.KafkaStreams;

/** A web server, and what it shows. */
record HttpFront(WebServer web, Monitor monitor) implements Front {
    static HttpFront open(HttpSettings place, Deployment deployment, MixtureTopology mixture) {
        WebServer web = WebServer.start(place.bind(), place.port());
        Monitor monitor = new Monitor(deployment, mixture);
        monitor.serve(web);
        System.out.println("dashboard, metrics: " + web.url());
        return new HttpFront(web, monitor);
    }

    @Override
    public void watch(String half, KafkaStreams streams) {
        monitor.watch(half, streams);
    }

    @Override
    public void close() {
        web.close();
        monitor.close();
    }
}
