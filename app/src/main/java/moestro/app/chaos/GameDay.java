package moestro.app.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import moestro.app.report.ProgressLine;
import moestro.topology.TopicPlan;
import org.apache.kafka.clients.admin.Admin;

/** Sends, kills, starts again, and watches, until everything is done or nothing moves any more. */
final class GameDay {
    static final Duration STALLED = Duration.ofSeconds(90);
    /** How many events, or labels, may be on their way. */
    private static final int WINDOW = 1000;
    /** How many processes may end by themselves before it is no use to start them again. */
    private static final int MOST_EXITS = 30;

    private final Game game;
    private final Cast cast;
    private final String servers;
    private final Script script;
    private final Tally tally;
    private final PrintStream out;
    private final Deque<Plan.Strike> ahead;
    private final List<Kill> kills = new ArrayList<>();
    private int exits;
    /** So many events are sent before the next strike, and no more. */
    private volatile int holdAt;

    private long started;

    GameDay(Game game, Workshop workshop, Cast cast, PrintStream out) {
        this.game = game;
        this.cast = cast;
        this.out = out;
        this.servers = workshop.servers();
        this.script = new Script(game.seed(), game.events());
        this.tally = new Tally(game.events(), script::isLabelled);
        this.ahead = new ArrayDeque<>(
                Plan.of(game.seed(), game.events(), game.kills()).strikes());
        aim();
    }

    private void aim() {
        holdAt = ahead.isEmpty() ? Integer.MAX_VALUE : ahead.peek().after();
    }

    /**
     * What happened.
     *
     * @param seconds from the first record sent to the last lesson learned
     * @param kills in the order of time
     * @param exits how often a process ended that nobody had killed
     * @param repeated how many records were sent a second time
     * @param stalled whether it ended because nothing moved any more
     */
    record Course(double seconds, List<Kill> kills, int exits, int repeated, boolean stalled) {}

    /** Plays. Serving and learning run when it returns, and so does the broker. */
    Course play() throws IOException, InterruptedException, ExecutionException {
        cast.start(Victim.BROKER);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            new TopicPlan(Workshop.TOPICS, Workshop.PARTITIONS, (short) 1).create(admin);
        }
        cast.start(Victim.LEARN);
        cast.start(Victim.SERVE);
        try (Watch watch = new Watch(servers, tally);
                ProgressLine progress = new ProgressLine("predicted", game.events())) {
            started = System.nanoTime();
            Sender sender =
                    new Sender(script, new Truth(game.seed()), () -> allowed(watch), () -> watch.joined() + WINDOW);
            Thread sending = sender.start(servers);
            try {
                boolean stalled = !watch(watch, sender, progress);
                return new Course(seconds(), kills, exits, sender.repeated(), stalled);
            } finally {
                sending.interrupt();
                sending.join();
            }
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
            if (sender.events() >= holdAt) {
                strike(ahead.remove(), watch);
                aim();
            }
            lookForSigns(watch, progress);
            progress.at(watch.predicted());
            if (sender.failure() != null) {
                throw new IllegalStateException("a record could not be sent: " + sender.failure(), sender.failure());
            }
            long now = sender.events() + watch.predicted() + watch.joined() + watch.learnedOffset();
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
                && watch.predicted() == game.events()
                && watch.joined() == sender.labels()
                && watch.isAllLearned();
    }

    /** The new life begins at once; it needs longer to show a sign than to read what the old one left. */
    private void strike(Plan.Strike strike, Watch watch) throws InterruptedException {
        Child child = cast.child(strike.victim());
        long pid = child.pid();
        double when = seconds();
        child.kill();
        cast.start(strike.victim());
        watch.drain();
        kills.add(new Kill(strike.victim(), pid, when, strike.after(), sign(strike.victim(), watch)));
    }

    private static long sign(Victim victim, Watch watch) {
        return victim == Victim.LEARN ? watch.learnedOffset() : watch.predictionsRead();
    }

    private void lookForSigns(Watch watch, ProgressLine progress) {
        for (Kill kill : kills) {
            if (kill.look(sign(kill.victim(), watch), seconds())) {
                say(kill.toString(), progress);
            }
        }
    }

    private void restartTheDead(ProgressLine progress) throws InterruptedException {
        for (Victim victim : Victim.values()) {
            Child child = cast.child(victim);
            if (!child.isAlive()) {
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
