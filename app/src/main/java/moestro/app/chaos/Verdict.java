package moestro.app.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a game day has shown.
 *
 * @param game what was asked
 * @param labels how many labels were sent, repetitions not counted
 * @param course what happened
 * @param tally what was counted afterwards
 * @param deadLetters how many records could not be used
 * @param orderly whether serving and learning ended within their time when they were told to
 * @param auditClean whether the audit found every model equal to the fold of its lessons
 */
record Verdict(
        Game game,
        int labels,
        GameDay.Course course,
        Tally tally,
        int deadLetters,
        boolean orderly,
        boolean auditClean) {

    /** Whether nothing is lost, nothing twice, and every model what it must be. */
    boolean isGood() {
        return tally.lost() == 0
                && tally.duplicates() == 0
                && tally.lessonsLost() == 0
                && tally.lessonsTwice() == 0
                && tally.strangers() == 0
                && course.restarts().stream().allMatch(Restart::orderly)
                && auditClean;
    }

    /** The figures, by the names under which they are promised to whoever reads them by program. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("events", game.events());
        json.put("lost", tally.lost());
        json.put("duplicates", tally.duplicates());
        json.put("lessons", tally.learned() + tally.lessonsTwice());
        json.put("lessonsLost", tally.lessonsLost());
        json.put("lessonsTwice", tally.lessonsTwice());
        json.put("auditClean", auditClean);
        json.put("kills", hits(Plan.Means.KILL).size());
        json.put("cuts", hits(Plan.Means.CUT).size());
        Map<String, Integer> hitsOf = new LinkedHashMap<>();
        Map<String, List<Double>> recovery = new LinkedHashMap<>();
        for (Victim victim : game.setting().roles()) {
            hitsOf.put(victim.label(), hitsOf(victim).size());
            recovery.put(victim.label(), recoveries(victim));
        }
        json.put("killsOf", hitsOf);
        json.put("recoverySeconds", recovery);
        json.put("restarts", course.restarts().stream().map(this::restart).toList());
        json.put("labels", labels);
        json.put("sentTwice", course.repeated());
        json.put("strangers", tally.strangers());
        json.put("deadLetters", deadLetters);
        json.put("exits", course.exits());
        json.put("stalled", course.stalled());
        json.put("orderlyEnd", orderly);
        json.put("seconds", tenths(course.seconds()));
        json.put("eventsPerSecond", tenths(game.events() / course.seconds()));
        json.put("predictedWithinSeconds", shares(0, game.events()));
        json.put("seed", game.seed());
        return json;
    }

    private Map<String, Object> restart(Restart restart) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("of", restart.member().label());
        json.put("orderly", restart.orderly());
        json.put("endedAfterSeconds", tenths(restart.ended()));
        json.put("backAfterSeconds", tenths(restart.back()));
        json.put(
                "silentSeconds",
                restart.silences().stream().map(Verdict::tenths).toList());
        json.put("predictedWithinSeconds", shares(restart.after(), restart.until()));
        return json;
    }

    private List<Double> shares(int from, int to) {
        return Stream.of(.5, .99, 1.0)
                .map(share -> course.delays().quantile(share, from, to))
                .toList();
    }

    private List<Hit> hits(Plan.Means means) {
        return course.hits().stream().filter(hit -> hit.means() == means).toList();
    }

    List<Hit> hitsOf(Victim role) {
        return course.hits().stream().filter(hit -> hit.victim().role() == role).toList();
    }

    /** Seconds from each blow to its sign, in order of size; without those that had none. */
    List<Double> recoveries(Victim victim) {
        List<Double> seconds = new ArrayList<>();
        for (Hit hit : hitsOf(victim)) {
            if (!Double.isNaN(hit.recovery())) {
                seconds.add(tenths(hit.recovery()));
            }
        }
        seconds.sort(null);
        return seconds;
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
