package moestro.app.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import moestro.app.report.ProgressLine;
import moestro.topology.TopicPlan;
import org.apache.kafka.clients.admin.Admin;

/** Sends, kills or cuts off, starts or connects again, and watches, until everything is done or nothing moves any more. */
final class GameDay {
    static final Duration STALLED = Duration.ofSeconds(90);
    /** How long a process is cut off: longer than it takes to be missed. */
    static final Duration CUT = Duration.ofSeconds(15);
    /** How many events, or labels, may be on their way. */
    private static final int WINDOW = 1000;
    /** How many processes may end by themselves before it is no use to start them again. */
    private static final int MOST_EXITS = 30;

    private final Game game;
    private final Cast cast;
    private final Network network;
    private final String servers;
    private final Script script;
    private final Tally tally;
    private final PrintStream out;
    private final Deque<Plan.Strike> ahead;
    private final Delays delays;
    private final Map<Member, Double> cutUntil = new HashMap<>();
    private final List<Hit> hits = new ArrayList<>();
    private final Rolling rolling;
    private int exits;
    /** So many events are sent before the next strike, and no more. */
    private volatile int holdAt;

    private long started;

    GameDay(Game game, Workshop workshop, Network network, Cast cast, PrintStream out) {
        this.game = game;
        this.cast = cast;
        this.out = out;
        this.network = network;
        this.servers = workshop.servers();
        this.script = new Script(game.seed(), game.events());
        this.tally = new Tally(game.events(), script::isLabelled);
        this.delays = new Delays(game.events());
        this.ahead = new ArrayDeque<>(Plan.of(game.seed(), game.events(), game.blows(), game.setting())
                .strikes());
        this.rolling = new Rolling(game, cast, workshop);
        aim();
    }

    private void aim() {
        holdAt = ahead.isEmpty() ? rolling.limit() : ahead.peek().after();
    }

    /**
     * What happened.
     *
     * @param seconds from the first record sent to the last lesson learned
     * @param hits in the order of time
     * @param restarts orderly ones, in the order of time
     * @param delays from an event's sending to its prediction's reading
     * @param exits how often a process ended that nobody had killed
     * @param repeated how many records were sent a second time
     * @param stalled whether it ended because nothing moved any more
     */
    record Course(
            double seconds,
            List<Hit> hits,
            List<Restart> restarts,
            Delays delays,
            int exits,
            int repeated,
            boolean stalled) {}

    /** Plays. All processes run when it returns, and are connected. */
    Course play() throws IOException, InterruptedException, ExecutionException {
        cast.start(Victim.BROKER);
        Setting setting = game.setting();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            awaitBrokers(admin, setting.brokers());
            new TopicPlan(Workshop.TOPICS, setting.partitions(), setting.replicas()).create(admin);
        }
        cast.start(Victim.LEARN);
        cast.start(Victim.APART);
        cast.start(Victim.SERVE);
        try (Watch watch = new Watch(servers, setting, tally, delays);
                ProgressLine progress = new ProgressLine("predicted", game.events())) {
            started = System.nanoTime();
            Sender sender = new Sender(
                    script, new Truth(game.seed()), delays, () -> allowed(watch), () -> watch.joined() + WINDOW);
            Thread sending = sender.start(servers);
            try {
                boolean stalled = !watch(watch, sender, progress);
                return new Course(seconds(), hits, rolling.restarts(), delays, exits, sender.repeated(), stalled);
            } finally {
                sending.interrupt();
                sending.join();
            }
        }
    }

    private static void awaitBrokers(Admin admin, int brokers) throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + STALLED.toNanos();
        while (admin.describeCluster().nodes().get().size() < brokers) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "of " + brokers + " brokers some do not start within " + STALLED.toSeconds() + " s");
            }
            Thread.sleep(100);
        }
    }

    private long allowed(Watch watch) {
        long allowed = Math.min(watch.predicted() + WINDOW, (long) (seconds() * game.rate()) + 1);
        return Math.min(allowed, holdAt);
    }

    /** Until all is done, which is true, or nothing moves. */
    private boolean watch(Watch watch, Sender sender, ProgressLine progress) throws InterruptedException {
        long before = -1;
        double moved = 0;
        while (!isOver(watch, sender)) {
            watch.poll();
            restartTheDead(progress);
            reconnect(seconds());
            if (!ahead.isEmpty() && sender.events() >= holdAt) {
                strike(ahead.remove(), watch);
            }
            lookForSigns(watch, progress);
            roll(watch, sender, progress);
            aim();
            progress.at(watch.predicted());
            if (sender.failure() != null) {
                throw new IllegalStateException("a record could not be sent: " + sender.failure(), sender.failure());
            }
            long now = sender.events()
                    + watch.predicted()
                    + watch.joined()
                    + watch.learnedOffset()
                    + Arrays.stream(watch.learnedApart()).sum();
            if (now != before) {
                before = now;
                moved = seconds();
            } else if (seconds() - moved > STALLED.toSeconds()) {
                return false;
            }
        }
        return true;
    }

    private boolean isOver(Watch watch, Sender sender) {
        return sender.isDone()
                && ahead.isEmpty()
                && rolling.isOver()
                && cutUntil.isEmpty()
                && watch.predicted() == game.events()
                && watch.joined() == sender.labels()
                && watch.isAllLearned();
    }

    private void roll(Watch watch, Sender sender, ProgressLine progress) throws InterruptedException {
        boolean free =
                ahead.isEmpty() && cutUntil.isEmpty() && hits.stream().noneMatch(hit -> Double.isNaN(hit.recovery()));
        Restart completed = rolling.step(seconds(), watch, sender.events(), free);
        if (completed != null) {
            say(completed.toString(), progress);
        }
    }

    /** The new life begins at once; it needs longer to show a sign than to read what the old one left. */
    private void strike(Plan.Strike strike, Watch watch) throws InterruptedException {
        Child child = cast.child(strike.victim());
        long pid = child.pid();
        double when = seconds();
        switch (strike.means()) {
            case KILL -> {
                child.kill();
                cast.start(strike.victim());
            }
            case CUT -> {
                network.cut(strike.victim());
                cutUntil.put(strike.victim(), when + CUT.toSeconds());
            }
        }
        watch.drain();
        hits.add(new Hit(strike.victim(), strike.means(), pid, when, strike.after(), sign(strike.victim(), watch)));
    }

    private void reconnect(double now) {
        cutUntil.entrySet().removeIf(cut -> {
            boolean over = cut.getValue() <= now;
            if (over) {
                network.heal(cut.getKey());
            }
            return over;
        });
    }

    private static long[] sign(Member victim, Watch watch) {
        return switch (victim.role()) {
            case LEARN -> new long[] {watch.learnedOffset()};
            case APART -> watch.learnedApart();
            case SERVE, BROKER -> watch.predictionsRead();
        };
    }

    private void lookForSigns(Watch watch, ProgressLine progress) {
        for (Hit hit : hits) {
            if (hit.look(sign(hit.victim(), watch), seconds())) {
                say(hit.toString(), progress);
            }
        }
    }

    private void restartTheDead(ProgressLine progress) throws InterruptedException {
        for (Member victim : game.setting().members()) {
            Child child = cast.child(victim);
            if (!child.isAlive() && !rolling.isEnding(victim)) {
                long pid = child.pid();
                int code = child.await();
                cast.start(victim);
                say(
                        String.format(
                                Locale.ROOT,
                                "%6.1f s  %s (pid %d) ended by itself with exit code %d; started again",
                                seconds(),
                                victim.label(),
                                pid,
                                code),
                        progress);
                if (++exits > MOST_EXITS) {
                    throw new IllegalStateException(victim.label() + " ends again and again: its log says why");
                }
            }
        }
    }

    private void say(String line, ProgressLine progress) {
        progress.close();
        out.println(line);
    }

    private double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }
}
