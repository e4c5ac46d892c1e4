package moestro.app.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import moestro.app.report.Table;
import moestro.avro.Lesson;
import moestro.mixture.Panel;
import moestro.mixture.metric.Load;
import moestro.mixture.metric.Quality;

/** What a demo found, for eyes and for programs. */
final class DemoReport {
    private final FlightTimeline timeline;
    private final Panel panel;
    private final Demo.Outcome outcome;
    private final Replay replay;
    private final long distinctLessons;
    private final double[] delaysHours;

    DemoReport(FlightTimeline timeline, Panel panel, Demo.Outcome outcome, Replay replay) {
        this.timeline = timeline;
        this.panel = panel;
        this.outcome = outcome;
        this.replay = replay;
        Set<String> ids = new HashSet<>();
        outcome.lessons().forEach(lesson -> ids.add(lesson.id()));
        this.distinctLessons = ids.size();
        this.delaysHours = outcome.lessons().stream()
                .mapToDouble(DemoReport::delayHours)
                .sorted()
                .toArray();
    }

    private static double delayHours(Lesson lesson) {
        return (lesson.labelTime() - lesson.eventTime()) / 3.6e6;
    }

    static String greeting(FlightTimeline timeline, Panel panel) {
        return String.format(
                Locale.ROOT,
                "%,d flights of January 2001, %s, %d experts of which %d are asked for each flight.%n",
                timeline.events(),
                timeline.task().isClassification() ? "late by 15 minutes or more?" : "minutes late at arrival",
                panel.members().size(),
                Math.min(panel.gate().k(), panel.members().size()));
    }

    /** Whether every event has one prediction, every label one lesson, and nothing was dead. */
    boolean isComplete() {
        return outcome.board().predictions() == timeline.events()
                && outcome.lessons().size() == outcome.labels()
                && distinctLessons == outcome.labels()
                && outcome.deadLetters() == 0;
    }

    void print(PrintStream out) {
        Load load = outcome.board().load();
        List<String> heads = new ArrayList<>(List.of("", "type", "share"));
        heads.addAll(outcome.board().mixture().values().keySet());
        Table table = new Table(heads.toArray(String[]::new));
        table.row(cells("mixture", "", "", outcome.board().mixture()));
        table.row(cells("uniform mean", "", "", replay.baselines().uniform()));
        for (int e = 0; e < panel.members().size(); e++) {
            table.row(cells(
                    panel.names().get(e) + " alone",
                    panel.members().get(e).type(),
                    String.format(Locale.ROOT, "%.1f %%", 100 * load.share(e)),
                    replay.baselines().alone().get(e)));
        }
        table.row(cells("last label", "", "", replay.last()));
        table.row(cells("running mean", "", "", replay.mean()));
        out.println();
        out.print(table);
        out.printf(
                Locale.ROOT,
                "%n%,d events, %,d predictions, %,d labels, %,d lessons, %,d dead letters%n",
                timeline.events(),
                outcome.board().predictions(),
                outcome.labels(),
                outcome.lessons().size(),
                outcome.deadLetters());
        out.printf(
                Locale.ROOT,
                "experts run per event %.3f; load entropy %.3f, MaxVio %.2f; degraded predictions %,d%n",
                outcome.board().meanExpertsRun(),
                load.entropy(),
                load.maxViolation(),
                outcome.board().degraded());
        out.printf(
                Locale.ROOT,
                "labels came %.1f hours after their event (median; 5 %% within %.1f, 95 %% within %.1f)%n",
                quantile(.5),
                quantile(.05),
                quantile(.95));
        out.printf(
                Locale.ROOT,
                "%,.0f events/s through the whole loop; first prediction after %.1f s, all after %.1f s%n",
                eventsPerSecond(),
                outcome.secondsToFirst(),
                outcome.seconds());
    }

    private double eventsPerSecond() {
        return timeline.events() / outcome.seconds();
    }

    private double quantile(double share) {
        return delaysHours.length == 0 ? Double.NaN : delaysHours[(int) (share * (delaysHours.length - 1))];
    }

    private String[] cells(String name, String type, String share, Quality quality) {
        List<String> cells = new ArrayList<>(Arrays.asList(name, type, share));
        quality.values().values().forEach(value -> cells.add(String.format(Locale.ROOT, "%.4f", value)));
        return cells.toArray(String[]::new);
    }

    Map<String, Object> json() {
        Load load = outcome.board().load();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("task", timeline.task().isClassification() ? "classification" : "regression");
        json.put("events", timeline.events());
        json.put("predictions", outcome.board().predictions());
        json.put("labels", outcome.labels());
        json.put("lessons", outcome.lessons().size());
        json.put("deadLetters", outcome.deadLetters());
        json.put("eventsPerSecond", eventsPerSecond());
        json.put("secondsToFirstPrediction", outcome.secondsToFirst());
        json.put("meanExpertsRun", outcome.board().meanExpertsRun());
        json.put("loadEntropy", load.entropy());
        json.put("maxVio", load.maxViolation());
        json.put("degraded", outcome.board().degraded());
        json.put("labelDelayHours", Map.of("p5", quantile(.05), "p50", quantile(.5), "p95", quantile(.95)));
        json.put("mixture", outcome.board().mixture().values());
        json.put("uniform", replay.baselines().uniform().values());
        json.put("lastLabel", replay.last().values());
        json.put("runningMean", replay.mean().values());
        List<Map<String, Object>> experts = new ArrayList<>();
        for (int e = 0; e < panel.members().size(); e++) {
            Map<String, Object> expert = new LinkedHashMap<>();
            expert.put("name", panel.names().get(e));
            expert.put("type", panel.members().get(e).type());
            expert.put("share", load.share(e));
            expert.put("version", outcome.board().version(e));
            expert.putAll(replay.baselines().alone().get(e).values());
            experts.add(expert);
        }
        json.put("experts", experts);
        return json;
    }
}
