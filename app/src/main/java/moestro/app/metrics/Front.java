package moestro.app.metrics;

import java.util.Optional;
import moestro.app.config.HttpSettings;
import moestro.app.web.WebServer;
import moestro.topology.Deployment;
import moestro.topology.MixtureTopology;
import org.apache.kafka.streams.KafkaStreams;

/** What one process that serves, learns, or does both shows over HTTP. */
public interface Front extends AutoCloseable {
    /** Shows nothing. */
    Front NONE = new Front() {
        @Override
        public Optional<WebServer> web() {
            return Optional.empty();
        }

        @Override
        public void watch(String half, KafkaStreams streams) {}

        @Override
        public void close() {}
    };

    /**
     * Opens it; nothing is shown if it has no place.
     *
     * @throws IllegalStateException if that place cannot be listened on
     */
    static Front open(Optional<HttpSettings> http, Deployment deployment, MixtureTopology mixture) {
        return http.<Front>map(place -> HttpFront.open(place, deployment, mixture))
                .orElse(NONE);
    }

    /** Where more may be shown, if anything is. */
    Optional<WebServer> web();

    /**
     * Shows one half, which has not been started yet.
     *
     * @param half {@code serve}, {@code learn}, or {@code learn-} and the name of an expert that learns apart
     */
    void watch(String half, KafkaStreams streams);

    @Override
    void close();
}
