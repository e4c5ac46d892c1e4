package moestro.app.dashboard;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import moestro.mixture.Panel;
import moestro.mixture.metric.Load;
import moestro.topology.PublishedPanel.Seat;
import moestro.topology.RemoteTopics;

/** A row for each seat of the panel: who sits there, how it does, and in which state it is. */
final class ExpertsView {
    /** As of the alert on experts that are behind. */
    private static final long BEHIND = Duration.ofMinutes(15).toMillis();

    private final Panel panel;
    private final Voices voices;
    private final QualityView quality;
    private final Reports reports;
    private final ModelsSeen models;
    private List<Seat> seats = List.of();

    ExpertsView(Panel panel, Voices voices, QualityView quality, Reports reports, ModelsSeen models) {
        this.panel = panel;
        this.voices = voices;
        this.quality = quality;
        this.reports = reports;
        this.models = models;
    }

    /** Takes who sits where now, in the panel's order. */
    void seated(List<Seat> now) {
        seats = List.copyOf(now);
    }

    List<State.Expert> rows(Load load, List<LessonClock> clocks, long now) {
        return IntStream.range(0, voices.experts().size())
                .mapToObj(e -> row(e, load, clocks, now))
                .toList();
    }

    /** Whether there is somebody in the seat of whom versions are published. */
    private boolean learns(int index, Seat seat) {
        String name = voices.experts().get(index);
        return seat != null && !seat.type().isEmpty() && !RemoteTopics.isRemote(panel, name);
    }

    private State.Expert row(int index, Load load, List<LessonClock> clocks, long now) {
        String name = voices.experts().get(index);
        Seat seat = seats.isEmpty() ? null : seats.get(index);
        State.Versus versus = quality.versus(name, Voices.EXPERTS + index);
        Reports.Load reported = reports.of(name);
        return new State.Expert(
                name,
                seat == null ? panel.members().get(index).type() : seat.type(),
                seat == null ? null : seat.state(),
                seat != null && seat.frozen(),
                learns(index, seat) && models.waiting(name, clocks, now) > BEHIND,
                load.share(index),
                versus.score(),
                versus.mixture(),
                versus.clear(),
                reported.meanWeight(),
                reported.failures(),
                reported.resting());
    }
}
