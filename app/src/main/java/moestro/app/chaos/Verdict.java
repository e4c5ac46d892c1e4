package moestro.app.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        json.put("kills", course.kills().size());
        Map<String, Integer> killsOf = new LinkedHashMap<>();
        Map<String, List<Double>> recovery = new LinkedHashMap<>();
        for (Victim victim : Victim.values()) {
            killsOf.put(victim.label(), killsOf(victim).size());
            recovery.put(victim.label(), recoveries(victim));
        }
        json.put("killsOf", killsOf);
        json.put("recoverySeconds", recovery);
        json.put("labels", labels);
        json.put("sentTwice", course.repeated());
        json.put("strangers", tally.strangers());
        json.put("deadLetters", deadLetters);
        json.put("exits", course.exits());
        json.put("stalled", course.stalled());
        json.put("orderlyEnd", orderly);
        json.put("seconds", tenths(course.seconds()));
        json.put("eventsPerSecond", tenths(game.events() / course.seconds()));
        json.put("seed", game.seed());
        return json;
    }

    List<Kill> killsOf(Victim victim) {
        return course.kills().stream().filter(kill -> kill.victim() == victim).toList();
    }

    /** Seconds from each kill to its sign, in order of size; without those that had none. */
    List<Double> recoveries(Victim victim) {
        List<Double> seconds = new ArrayList<>();
        for (Kill kill : killsOf(victim)) {
            if (!Double.isNaN(kill.recovery())) {
                seconds.add(tenths(kill.recovery()));
            }
        }
        seconds.sort(null);
        return seconds;
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
