package moestro.app.dashboard;

import java.util.List;
import java.util.Optional;
import moestro.app.topic.TopicReader;
import moestro.mixture.Catalogue;
import moestro.topology.Deployment;
import moestro.topology.PublishedPanel;
import moestro.topology.PublishedPanel.Seat;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Who sits in which seat, as it was published last: the panel in the encoder, taken out now and then. */
final class SeatsSeen {
    private static final long LOOK_EVERY = 2000;

    private final PublishedPanel panel;
    private boolean news;
    private long nextLook;

    SeatsSeen(Deployment deployment) {
        panel = new PublishedPanel(deployment, Catalogue.load());
    }

    /** Takes a record of the models topic. */
    void published(ConsumerRecord<byte[], byte[]> record) {
        panel.published(TopicReader.key(record), record.value());
        news = true;
    }

    /** The seats, if something was published since they were looked at, and that is a while ago. */
    Optional<List<Seat>> fresh(long now) {
        if (!news || now < nextLook) {
            return Optional.empty();
        }
        nextLook = now + LOOK_EVERY;
        try {
            List<Seat> seats = panel.seats();
            news = false;
            return Optional.of(seats);
        } catch (IllegalStateException e) {
            return Optional.empty(); // being written, or of another deployment: nobody knows who sits where
        }
    }
}
