package moestro.app.chaos;

import java.util.List;
import moestro.app.report.Numbers;
import moestro.app.report.Table;

/** A verdict, for people. */
final class VerdictText {
    private final Verdict verdict;

    VerdictText(Verdict verdict) {
        this.verdict = verdict;
    }

    String text() {
        String hits = verdict.course().hits().isEmpty() ? "" : recoveries() + "\n";
        String restarts = verdict.course().restarts().isEmpty() ? "" : restarts() + "\n";
        return "\n" + counts() + "\n" + hits + restarts + rest();
    }

    private String counts() {
        Tally tally = verdict.tally();
        return new Table("", "sent", "once", "lost", "twice")
                .row(
                        "events, predicted",
                        Numbers.whole(verdict.game().events()),
                        Numbers.whole(tally.predicted() - tally.predictedAgain()),
                        Numbers.whole(tally.lost()),
                        Numbers.whole(tally.duplicates()))
                .row(
                        "labels, learned from",
                        Numbers.whole(verdict.labels()),
                        Numbers.whole(tally.learned() - tally.learnedAgain()),
                        Numbers.whole(tally.lessonsLost()),
                        Numbers.whole(tally.lessonsTwice()))
                .toString();
    }

    private String recoveries() {
        Table table = new Table("hit", "times", "recovery, median", "longest", "until");
        for (Victim victim : verdict.game().setting().roles()) {
            List<Double> seconds = verdict.recoveries(victim);
            table.row(
                    victim.label(),
                    Numbers.whole(verdict.hitsOf(victim).size()),
                    seconds.isEmpty() ? "–" : Numbers.fixed(seconds.get(seconds.size() / 2), 1) + " s",
                    seconds.isEmpty() ? "–" : Numbers.fixed(seconds.getLast(), 1) + " s",
                    victim.sign());
        }
        return table.toString();
    }

    private String restarts() {
        Table table = new Table(
                "restarted",
                "ended after",
                "back after",
                "longest silence",
                "silent > " + Numbers.fixed(Restart.SILENT, 0) + " s",
                "predicted within, 99 %");
        for (Restart restart : verdict.course().restarts()) {
            table.row(
                    restart.member().label(),
                    Numbers.fixed(restart.ended(), 1) + " s",
                    Numbers.fixed(restart.back(), 1) + " s",
                    Numbers.fixed(restart.silence(), 1) + " s",
                    restart.silentPartitions() + " of " + restart.silences().size(),
                    Numbers.fixed(verdict.course().delays().quantile(.99, restart.after(), restart.until()), 2) + " s");
        }
        return table.toString();
    }

    private String rest() {
        GameDay.Course course = verdict.course();
        StringBuilder text = new StringBuilder();
        text.append(Numbers.whole(course.repeated()))
                .append(" records were sent a second time, which must change nothing; ")
                .append(Numbers.whole(verdict.deadLetters()))
                .append(" dead letters\n");
        text.append(Numbers.fixed(course.seconds(), 1))
                .append(" s, ")
                .append(Numbers.whole(Math.round(verdict.game().events() / course.seconds())))
                .append(" events/s with all recoveries; predicted within ")
                .append(Numbers.fixed(course.delays().quantile(.5), 2))
                .append(" s (median), ")
                .append(Numbers.fixed(course.delays().quantile(.99), 2))
                .append(" s (99 %), ")
                .append(Numbers.fixed(course.delays().quantile(1), 2))
                .append(" s (all)\n");
        if (course.exits() > 0) {
            text.append(course.exits())
                    .append(" times a process ended that nobody had killed, and was started again\n");
        }
        if (verdict.tally().strangers() > 0) {
            text.append(Numbers.whole(verdict.tally().strangers()))
                    .append(" predictions or lessons are of ids that were never sent\n");
        }
        if (course.stalled()) {
            text.append("nothing moved for ")
                    .append(GameDay.STALLED.toSeconds())
                    .append(" s, so the game was ended\n");
        }
        if (!verdict.orderly()) {
            text.append("serving or learning did not end within its time when told to\n");
        }
        return text.append(
                        verdict.auditClean()
                                ? "audit: every model is the fold of its lessons, byte for byte\n"
                                : "audit: NOT clean\n")
                .append(verdict.isGood() ? "nothing lost, nothing twice\n" : "FAILED\n")
                .toString();
    }
}
