package moestro.bench.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import moestro.topology.Profile;

/** A deployment with many partitions that has learned, and instances of it that serve together. */
final class Fleet {
    static final int PARTITIONS = 12;
    private static final int EXPERTS = 16;
    private static final int LESSONS = 4000;
    private static final int LESSONS_AT_ONCE = 200;
    private static final int PUBLISHED_WITHIN_MILLIS = 400;
    /** Events are as old as this when the first is sent: so many can be sent before one would be of the future. */
    private static final long AGE_MILLIS = 20 * 3_600_000L;

    private final Ground ground;
    private final Ours ours;
    private final Traffic traffic = new Traffic(System.currentTimeMillis() - AGE_MILLIS);
    private long sent;

    private Fleet(Ground ground, Ours ours) {
        this.ground = ground;
        this.ours = ours;
    }

    /** A deployment that has learned from labels that came soon, so that its gate dares to decide. */
    static Fleet learned(Ground ground) throws IOException, InterruptedException {
        Ours ours = new Ours(ground, "fleet", EXPERTS, List.of("profile: " + Profile.THROUGHPUT.name()))
                .withPartitions(PARTITIONS);
        ground.create(ours.events(), PARTITIONS);
        ground.create(ours.feedback(), PARTITIONS);
        Fleet fleet = new Fleet(ground, ours);
        try (Jvm both = ours.start(Ours.Role.BOTH)) {
            while (fleet.sent < LESSONS) {
                long wanted = fleet.lessons() + LESSONS_AT_ONCE;
                fleet.send(LESSONS_AT_ONCE, true);
                Pace.watch(both, fleet::lessons, wanted - LESSONS_AT_ONCE, wanted);
                Thread.sleep(PUBLISHED_WITHIN_MILLIS);
            }
        }
        return fleet;
    }

    /** How many lessons were learned, and transactions' marks among them. */
    private long lessons() {
        return ground.committed(ours.learningGroup(), ours.lessons());
    }

    /** How many events were served, and transactions' marks among them. */
    private long served() {
        return ground.committed(ours.servingGroup(), ours.events());
    }

    /** Sends more, and returns when the broker has them. */
    void send(int events, boolean labels) {
        ground.send(traffic, sent, sent + events, ours.events(), labels ? ours.feedback() : null);
        sent += events;
    }

    Ours ours() {
        return ours;
    }

    /** Serves what was sent, with so many instances of so many threads each. */
    Pace serve(int instances, int threads) throws IOException, InterruptedException {
        List<Jvm> started = new ArrayList<>();
        LongSupplier served = this::served;
        long before = served();
        try {
            for (int n = 1; n <= instances; n++) {
                started.add(ours.startServing(n, threads));
            }
            return Pace.watch(started, served, before, ground.end(ours.events()));
        } finally {
            started.forEach(Jvm::close);
        }
    }
}
