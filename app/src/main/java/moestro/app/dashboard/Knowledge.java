package moestro.app.dashboard;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import moestro.avro.Decision;
import moestro.avro.Lesson;
import moestro.avro.Manifest;
import moestro.avro.Prediction;
import moestro.avro.RoutingReport;
import moestro.mixture.Panel;
import moestro.mixture.Task;
import moestro.mixture.metric.Load;
import moestro.topology.Deployment;
import moestro.topology.PublishedPanel;

/** Everything that the dashboard knows; bounded, whatever comes. One thread tells it, others ask. */
final class Knowledge {
    static final int WINDOW = 5000;
    private static final int BUCKETS = 600;
    private static final long FIRST_WIDTH = 1000;
    private static final int REMEMBERED = 20_000;
    private static final int LATENCIES = 2000;
    private static final int LESSONS_BACK = 1 << 16;
    private static final int LISTED = 50;
    /** Timestamps of events that differ more than this from now are not the time of sending. */
    private static final long MOST_LATENCY = 3_600_000;

    private final Task task;
    private final Voices voices;
    private final Series series;
    private final LabelScales scales;
    private final Scorer scorer;
    private final ScoreWindow window = new ScoreWindow(WINDOW);
    private final QualityView quality;
    private final DriftWatch drift;
    private final Remembered remembered;
    private final List<LessonClock> clocks;
    private final ModelsSeen models;
    private final ExpertsView experts;
    private final Reports reports = new Reports();
    private final Pulse pulse = new Pulse();
    private final LastValues delays = new LastValues(WINDOW);
    private final LastValues latencies = new LastValues(LATENCIES);
    private final Newest<State.Alarm> alarms = new Newest<>(LISTED);
    private final Newest<State.DeadLetter> letters = new Newest<>(LISTED);
    private final Rate eventRate = new Rate();
    private final Rate predictionRate = new Rate();
    private final Rate lessonRate = new Rate();
    private long predictions;
    private long lessons;
    private long deadLetters;
    private long degraded;
    private String ended;
    private String blind;
    private String unscored;
    private List<String> unreadable = List.of();

    /**
     * Knows nothing yet.
     *
     * @param origin beginning of the time axis, milliseconds since 1970
     */
    Knowledge(Deployment deployment, long origin) {
        task = deployment.task();
        Panel panel = deployment.panel();
        voices = new Voices(panel.names());
        series = new Series(voices, origin, FIRST_WIDTH, BUCKETS);
        scales = new LabelScales(task, deployment.features(), deployment.ranges());
        clocks = Stream.generate(() -> new LessonClock(LESSONS_BACK))
                .limit(deployment.ranges().count())
                .toList();
        scorer = new Scorer(task, voices, scales);
        quality = new QualityView(task, voices, window);
        drift = new DriftWatch(task.isClassification());
        remembered = new Remembered(REMEMBERED, deployment.timeToLive().toMillis());
        models = new ModelsSeen(voices, deployment.ranges());
        experts = new ExpertsView(panel, voices, quality, reports, models);
    }

    /** The scales of numbers; for the thread that tells, before it tells of lessons. */
    LabelScales scales() {
        return scales;
    }

    /** Nothing of interest was before this time: the axis need not be longer. */
    synchronized void beginAt(long time) {
        series.beginAt(time);
    }

    synchronized void events(long number, long now) {
        if (number > 0) {
            eventRate.add(now, number);
            pulse.events(now);
        }
    }

    /** A prediction; its record has the timestamp of the event's record. */
    synchronized void prediction(Prediction prediction, long timestamp, Moment moment) {
        Bucket bucket = series.at(moment.time());
        bucket.predicted();
        for (Prediction.Route route : prediction.routes()) {
            int expert = voices.experts().indexOf(route.expert());
            if (expert >= 0) {
                bucket.routedTo(expert);
            }
        }
        predictions++;
        degraded += prediction.degraded().isEmpty() ? 0 : 1;
        models.served(prediction);
        remembered.predicted(prediction);
        if (moment.live()) {
            pulse.predicted(moment.seen());
            predictionRate.add(moment.seen(), 1);
            double latency = moment.seen() - timestamp;
            if (latency >= 0 && latency < MOST_LATENCY) {
                bucket.tookMillis(latency);
                latencies.add(latency);
            }
        }
    }

    /** A lesson of a range's log, as its contract and in the terms of the panel. */
    synchronized void lesson(int range, long offset, Lesson lesson, moestro.mixture.Lesson known, Moment moment) {
        Bucket bucket = series.at(moment.time());
        bucket.learned();
        lessons++;
        clocks.get(range).add(offset, moment.time());
        delays.add((double) lesson.labelTime() - lesson.eventTime());
        remembered.labelled(lesson);
        if (moment.live()) {
            lessonRate.add(moment.seen(), 1);
        }
        if (unscored == null) {
            Scored scored = scorer.score(known);
            bucket.scored(scored);
            window.add(scored);
            drift.add(scored.losses()[Voices.MIXTURE])
                    .ifPresent(rise -> alarms.add(new State.Alarm(moment.time(), "drift", "", rise)));
        }
        scales.fold(range, offset, known);
    }

    synchronized void report(RoutingReport report) {
        reports.add(report);
    }

    synchronized void decision(Decision decision, Moment moment) {
        alarms.add(new State.Alarm(
                moment.time(), decision.kind().name().toLowerCase(Locale.ROOT), decision.expert(), decision.reason()));
    }

    synchronized void manifest(Manifest manifest) {
        models.published(manifest);
    }

    /** Who sits in which seat now. */
    synchronized void seats(List<PublishedPanel.Seat> now) {
        experts.seated(now);
    }

    synchronized void deadLetter(String source, String reason, Moment moment) {
        series.at(moment.time()).deadLetter();
        deadLetters++;
        letters.add(new State.DeadLetter(moment.time(), source, reason));
    }

    /** Errors cannot be told, and why. */
    synchronized void unscored(String why) {
        unscored = why;
    }

    synchronized void unreadable(List<String> what) {
        unreadable = List.copyOf(what);
    }

    /** Topics cannot be read at present, or can again: null. */
    synchronized void blind(String why) {
        blind = why;
    }

    /** Nothing more will come. */
    synchronized void end(String why) {
        ended = why;
    }

    /** Null if it is not remembered. */
    synchronized Remembered.Entry find(String id) {
        return remembered.find(id);
    }

    /** The curves from the given bucket on. */
    synchronized Curves curves(int from) {
        return Curves.of(series, voices, from);
    }

    synchronized State state(long now) {
        Bucket recent = series.lastPredictions(WINDOW);
        return new State(
                now,
                series.origin(),
                pulse.health(now, ended, blind, unreadable),
                quality.quality(WINDOW, unscored),
                experts.rows(Curves.load(recent), clocks, now),
                models.rows(clocks, now),
                balance(recent),
                labels(),
                traffic(now),
                alarms.list(),
                letters.list(),
                remembered.example());
    }

    private static State.Balance balance(Bucket recent) {
        if (recent.predictions() == 0) {
            return new State.Balance(0, Double.NaN, Double.NaN, Double.NaN);
        }
        long routes = 0;
        for (long routed : recent.routed()) {
            routes += routed;
        }
        Load load = Curves.load(recent);
        return new State.Balance(
                recent.predictions(), load.entropy(), load.maxViolation(), (double) routes / recent.predictions());
    }

    private State.Labels labels() {
        double[] p = delays.quantiles(.05, .5, .95);
        return new State.Labels(delays.size(), p[0], p[1], p[2], remembered.standing());
    }

    private State.Traffic traffic(long now) {
        double[] latency = latencies.quantiles(.5, .95);
        return new State.Traffic(
                predictions,
                lessons,
                deadLetters,
                degraded,
                eventRate.perSecond(now),
                predictionRate.perSecond(now),
                lessonRate.perSecond(now),
                latency[0],
                latency[1],
                latencies.size());
    }
}
