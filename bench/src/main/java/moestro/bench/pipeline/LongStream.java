package moestro.bench.pipeline;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import moestro.bench.figures.Figure;
import moestro.topology.Profile;

/**
 * Ten hours of a stream, as fast as it goes: a hundred events a second, each with a label that comes five minutes after
 * it, and a time-to-live of half an hour. What grows with the stream is lessons, which are the training log; nothing
 * else may.
 */
final class LongStream {
    private static final int HOURS = 10;
    /** By then every window is full, and predictions have begun to expire. */
    private static final int SETTLED = 2;

    private static final int EVENTS_PER_SECOND = 100;
    private static final int EVENTS_PER_HOUR = 3600 * EVENTS_PER_SECOND;
    private static final int LABEL_AFTER_EVENTS = 300 * EVENTS_PER_SECOND;
    private static final int CLEANING_MILLIS = 90_000;
    private static final double MEBIBYTE = 1 << 20;

    private final PrintStream progress;

    LongStream(PrintStream progress) {
        this.progress = progress;
    }

    /** What was there at the end of an hour. */
    private record Hour(double heap, double state, double lessons) {}

    /** Runs, and compares the last hour with the second. */
    List<Figure> run() throws IOException, InterruptedException {
        try (Ground ground = new Ground()) {
            Ours ours = new Ours(ground, "long", 16, List.of("profile: " + Profile.THROUGHPUT.name()), "30m");
            ground.create(ours.events());
            ground.create(ours.feedback());
            Traffic traffic = new Traffic(
                    System.currentTimeMillis() - (HOURS + 1) * 3_600_000L,
                    1000 / EVENTS_PER_SECOND,
                    LABEL_AFTER_EVENTS * (1000L / EVENTS_PER_SECOND));
            List<Hour> hours = new ArrayList<>();
            try (Jvm both = ours.start(Ours.Role.BOTH)) {
                for (int hour = 1; hour <= HOURS; hour++) {
                    hours.add(hour(ground, ours, traffic, both, hour));
                }
            }
            return figures(hours.get(SETTLED - 1), hours.getLast());
        }
    }

    private Hour hour(Ground ground, Ours ours, Traffic traffic, Jvm both, int hour)
            throws IOException, InterruptedException {
        long from = (hour - 1L) * EVENTS_PER_HOUR;
        long to = from + EVENTS_PER_HOUR;
        send(ground, traffic, from, to, ours);
        long lessons = to - LABEL_AFTER_EVENTS;
        Pace.watch(both, () -> ground.committed(ours.learningGroup(), ours.lessons()), 0, lessons);
        if (hour == SETTLED || hour == HOURS) {
            // Four hundred times as fast as the stream really is, the broker's cleaner does not keep up by itself.
            Thread.sleep(CLEANING_MILLIS);
        }
        Path broker = ground.path("broker");
        Hour now = new Hour(
                both.heapAfterCollection() / MEBIBYTE,
                Disk.bytes(broker, name -> name.contains("-changelog-")) / MEBIBYTE,
                Disk.bytes(broker, name -> name.equals(ours.lessons() + "-0")) / MEBIBYTE);
        progress.printf(
                Locale.ROOT,
                "hour %d: heap after a collection %.0f MiB, changelogs %.0f MiB, lessons %.0f MiB%n",
                hour,
                now.heap(),
                now.state(),
                now.lessons());
        return now;
    }

    /** Events, and the labels of those of five minutes before. */
    private static void send(Ground ground, Traffic traffic, long from, long to, Ours ours) {
        ground.send(traffic, from, to, ours.events(), null);
        ground.send(traffic, Math.max(0, from - LABEL_AFTER_EVENTS), to - LABEL_AFTER_EVENTS, null, ours.feedback());
    }

    private static List<Figure> figures(Hour early, Hour late) {
        String hours = ", hour " + HOURS + " against hour " + SETTLED;
        return List.of(
                Figure.ofCost("heap after a collection" + hours, late.heap(), early.heap(), "MiB"),
                Figure.ofCost("changelogs on disk" + hours, late.state(), early.state(), "MiB"),
                Figure.ofCost(
                        "lessons on disk, for each" + hours,
                        late.lessons() * MEBIBYTE / (HOURS * EVENTS_PER_HOUR - LABEL_AFTER_EVENTS),
                        early.lessons() * MEBIBYTE / (SETTLED * EVENTS_PER_HOUR - LABEL_AFTER_EVENTS),
                        "bytes"));
    }
}
