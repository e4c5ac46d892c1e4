package moestro.bench.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import moestro.topology.Profile;

/** A deployment of feed-forward nets that has learned, the peer beside it, and events that both go through. */
final class Course {
    private static final int LESSONS = 4000;
    private static final int LESSONS_AT_ONCE = 200;
    private static final int PUBLISHED_WITHIN_MILLIS = 400;
    /** Events are as old as this when the first is sent: so many can be sent before one would be of the future. */
    private static final long AGE_MILLIS = 20 * 3_600_000L;

    private final Ground ground;
    private final Ours ours;
    private Bare bare;
    private final Traffic traffic = new Traffic(System.currentTimeMillis() - AGE_MILLIS);
    private long sent;

    private Course(Ground ground, Ours ours) {
        this.ground = ground;
        this.ours = ours;
    }

    /**
     * A deployment that has learned from labels that came soon, so that its gate dares to decide.
     *
     * @param name of the application
     * @param experts how many it has; two are asked about an event
     */
    static Course learned(Ground ground, String name, int experts, Profile profile)
            throws IOException, InterruptedException {
        return learned(ground, name, experts, profile, 1);
    }

    /** The same with more partitions of events and labels. */
    static Course learned(Ground ground, String name, int experts, Profile profile, int partitions)
            throws IOException, InterruptedException {
        Ours ours = new Ours(ground, name, experts, List.of("profile: " + profile.name())).withPartitions(partitions);
        ground.create(ours.events(), partitions);
        ground.create(ours.feedback(), partitions);
        Course course = new Course(ground, ours);
        try (Jvm both = ours.start(Ours.Role.BOTH)) {
            while (course.sent < LESSONS) {
                long before = course.sent;
                course.send(LESSONS_AT_ONCE, true);
                Pace.watch(both, course::lessons, before, course.sent);
                Thread.sleep(PUBLISHED_WITHIN_MILLIS);
            }
        }
        course.bare =
                new Bare(ground, name, ours.events(), ground.valueBytes(ours.predictions(), LESSONS_AT_ONCE), profile);
        return course;
    }

    Ground ground() {
        return ground;
    }

    Ours ours() {
        return ours;
    }

    Traffic traffic() {
        return traffic;
    }

    /** How many events were sent. */
    long sent() {
        return sent;
    }

    /** Sends more, and returns when the broker has them. */
    void send(int events, boolean labels) {
        ground.send(traffic, sent, sent + events, ours.events(), labels ? ours.feedback() : null);
        sent += events;
    }

    /** Somebody else has sent all below this number. */
    void sentUpTo(long number) {
        sent = number;
    }

    /** How many lessons were learned, and transactions' marks among them. */
    private long lessons() {
        return ground.committed(ours.learningGroup(), ours.lessons());
    }

    /** How many events were served. */
    private long served() {
        return ground.committed(ours.servingGroup(), ours.events());
    }

    private long seen() {
        return ground.committed(bare.group(), ours.events());
    }

    /** Serves what was sent. */
    Pace serve(String... options) throws IOException, InterruptedException {
        try (Jvm jvm = ours.start(Ours.Role.SERVE, options)) {
            return Pace.watch(jvm, this::served, served(), sent);
        }
    }

    /** Serves what was sent with so many instances, of so many threads each. */
    Pace serve(int instances, int threads) throws IOException, InterruptedException {
        List<Jvm> started = new ArrayList<>();
        long before = served();
        try {
            for (int n = 1; n <= instances; n++) {
                started.add(ours.startServing(n, threads));
            }
            return Pace.watch(started, this::served, before, sent);
        } finally {
            started.forEach(Jvm::close);
        }
    }

    /** Serves and learns what was sent with labels; a record is done when it was learned. */
    Pace serveAndLearn(int lessons, String... options) throws IOException, InterruptedException {
        long before = lessons();
        try (Jvm jvm = ours.start(Ours.Role.BOTH, options)) {
            return Pace.watch(jvm, this::lessons, before, before + lessons);
        }
    }

    /** Starts the mixture, to serve. */
    Jvm startOurs(String... options) throws IOException, InterruptedException {
        return ours.start(Ours.Role.SERVE, options);
    }

    /** Starts the peer. */
    Jvm startBare(String... options) throws IOException, InterruptedException {
        return bare.start(options);
    }

    /** Where the peer writes. */
    String results() {
        return bare.results();
    }

    /** Lets the peer go through what was sent. */
    Pace passBare(String... options) throws IOException, InterruptedException {
        try (Jvm jvm = bare.start(options)) {
            return Pace.watch(jvm, this::seen, seen(), sent);
        }
    }
}
