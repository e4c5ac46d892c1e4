package moestro.app.chaos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A rolling restart: one process after the other gets SIGTERM, is waited for and started again, and the next one's turn
 * comes when it is back and things go on. Events flow all the while: if one takes so long that the next one's turn is
 * reached, then slowly.
 */
final class Rolling {
    /** Within which a process has to end. */
    private static final double PATIENCE_SECONDS = 30;
    /** Events a second while the next turn has to wait. */
    private static final double SLOWLY = 10;
    /** It begins after this share of the events, unless others go before it. */
    private static final double FROM = .03;
    /** What is left for the last turn, and for those that take long. */
    private static final double TO = .9;

    private final Cast cast;
    private final Workshop workshop;
    private final int events;
    private final Deque<Turn> ahead = new ArrayDeque<>();
    private final List<Restart> done = new ArrayList<>();
    private final int last;
    private int limit;
    private double raised;
    private Turn turn;

    /** One process, and how far it is. */
    private static final class Turn {
        private final Member member;
        private final int planned;
        private long pid;
        private double began;
        private int after;
        private double ended = Double.NaN;
        private boolean orderly = true;
        private Comeback comeback;
        private long[] before;

        private Turn(Member member, int planned) {
            this.member = member;
            this.planned = planned;
        }
    }

    /** Not begun yet; over at once if the game has none. */
    Rolling(Game game, Cast cast, Workshop workshop) {
        this.cast = cast;
        this.workshop = workshop;
        this.events = game.events();
        List<Member> members = game.blows().rolling() ? game.blows().members(game.setting()) : List.of();
        double from = game.blows().kills() == 0 ? FROM : Plan.UNTIL_ROLLING;
        for (int i = 0; i < members.size(); i++) {
            ahead.add(new Turn(members.get(i), (int) (events * (from + (TO - from) * i / members.size()))));
        }
        last = members.isEmpty() ? Integer.MAX_VALUE : (int) (events * TO);
        limit = ahead.isEmpty() ? last : ahead.peek().planned;
    }

    /** So many events may be sent for now. */
    int limit() {
        return limit;
    }

    /** Whether everybody had a turn. */
    boolean isOver() {
        return ahead.isEmpty() && turn == null;
    }

    /** Whether it is told to end, or has ended so, and is not to be started by anybody else. */
    boolean isEnding(Member member) {
        return turn != null && turn.member.equals(member) && Double.isNaN(turn.ended);
    }

    /** What was restarted so far. */
    List<Restart> restarts() {
        return List.copyOf(done);
    }

    /**
     * Goes on, if there is anything to go on with.
     *
     * @param free whether a turn may begin, as far as others are concerned
     * @return the restart that has just been completed, or null
     */
    Restart step(double now, Watch watch, int sent, boolean free) throws InterruptedException {
        Restart completed = null;
        if (turn == null) {
            if (free && !ahead.isEmpty() && sent >= ahead.peek().planned) {
                begin(now, watch, sent);
            }
        } else if (Double.isNaN(turn.ended)) {
            awaitEnd(now, watch, sent);
        } else if (turn.comeback.isBack() && isPast(sign(watch))) {
            completed = complete(now, watch, sent);
        }
        if (sent >= limit && now - raised >= 1 / SLOWLY && !isOver()) {
            limit = sent + 1; // there has to be something to predict
            raised = now;
        }
        if (sent >= events && !isOver()) {
            throw new IllegalStateException("all events were sent before every process had been restarted; give it more"
                    + " --events, or a lower --rate");
        }
        return completed;
    }

    private void begin(double now, Watch watch, int sent) {
        turn = ahead.remove();
        turn.began = now;
        turn.after = sent;
        turn.pid = cast.child(turn.member).pid();
        limit = Math.max(limit, ahead.isEmpty() ? last : ahead.peek().planned);
        watch.silences().forget();
        cast.child(turn.member).askToEnd();
    }

    private void awaitEnd(double now, Watch watch, int sent) throws InterruptedException {
        Child child = cast.child(turn.member);
        if (child.isAlive()) {
            if (now - turn.began < PATIENCE_SECONDS) {
                return;
            }
            turn.orderly = false;
            child.kill();
        }
        turn.ended = now - turn.began;
        turn.before = turn.member.role() == Victim.LEARN || turn.member.role() == Victim.APART
                ? filled(sign(watch).length, watch.lastLesson())
                : filled(sign(watch).length, sent);
        cast.start(turn.member);
        turn.comeback = Comeback.of(turn.member, workshop);
    }

    private static long[] filled(int length, long value) {
        long[] values = new long[length];
        Arrays.fill(values, value);
        return values;
    }

    /** Up to which event each partition is predicted, or up to which lesson each learner has learned. */
    private long[] sign(Watch watch) {
        return switch (turn.member.role()) {
            case LEARN -> new long[] {watch.learnedOffset()};
            case APART -> watch.learnedApart();
            case SERVE, BROKER -> watch.newest();
        };
    }

    private boolean isPast(long[] sign) {
        for (int i = 0; i < sign.length; i++) {
            if (sign[i] <= turn.before[i]) {
                return false;
            }
        }
        return true;
    }

    private Restart complete(double now, Watch watch, int sent) {
        Restart restart = new Restart(
                turn.member,
                turn.pid,
                turn.began,
                turn.after,
                sent,
                turn.ended,
                now - turn.began,
                turn.orderly,
                watch.silences().longest());
        done.add(restart);
        turn = null;
        limit = isOver() ? Integer.MAX_VALUE : limit;
        return restart;
    }
}
