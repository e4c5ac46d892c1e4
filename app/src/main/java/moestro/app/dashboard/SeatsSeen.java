package moestro.app.dashboard;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import moestro.app.topic.TopicReader;
import moestro.mixture.Catalogue;
import moestro.topology.Deployment;
import moestro.topology.PublishedPanel;
import moestro.topology.PublishedPanel.Seat;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Who sits in which seat, as it was published last: the panel in the encoder, taken out now and then. */
final class SeatsSeen {
    private static final long LOOK_EVERY = 2000;

    private final List<PublishedPanel> ranges;
    private boolean news;
    private long nextLook;

    SeatsSeen(Deployment deployment) {
        Catalogue catalogue = Catalogue.load();
        ranges = IntStream.range(0, deployment.ranges().count())
                .mapToObj(range -> new PublishedPanel(deployment, catalogue, range))
                .toList();
    }

    /** Takes a record of the models topic. */
    void published(ConsumerRecord<byte[], byte[]> record) {
        ranges.forEach(panel -> panel.published(TopicReader.key(record), record.value()));
        news = true;
    }

    /** The seats, if something was published since they were looked at, and that is a while ago. */
    Optional<List<Seat>> fresh(long now) {
        if (!news || now < nextLook) {
            return Optional.empty();
        }
        nextLook = now + LOOK_EVERY;
        try {
            List<List<Seat>> seats = ranges.stream().map(PublishedPanel::seats).toList();
            news = false;
            return Optional.of(IntStream.range(0, seats.getFirst().size())
                    .mapToObj(seat ->
                            together(seats.stream().map(all -> all.get(seat)).toList()))
                    .toList());
        } catch (IllegalStateException e) {
            return Optional.empty(); // being written, or of another deployment: nobody knows who sits where
        }
    }

    /** One seat in all ranges of keys: the roster of each decides for itself. */
    private static Seat together(List<Seat> seat) {
        Seat one =
                seat.stream().filter(each -> !each.type().isEmpty()).findFirst().orElse(seat.getFirst());
        String states = seat.stream().map(Seat::state).distinct().collect(Collectors.joining(" / "));
        boolean frozen = seat.stream().anyMatch(Seat::frozen);
        return new Seat(
                one.name(),
                one.type(),
                one.parameters(),
                states,
                frozen,
                one.generation(),
                one.excessLoss(),
                seat.stream().mapToLong(Seat::version).min().orElseThrow());
    }
}
