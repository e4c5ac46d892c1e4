package moestro.app.metrics;

/** Every metric of Moestro's own: its name, what it means, and by what it is told apart. docs/metrics.md is held to it. */
enum Measure {
    PREDICTIONS(Kind.COUNTER, "predictions", "Events predicted."),
    DEGRADED_PREDICTIONS(
            Kind.COUNTER,
            "degraded_predictions",
            "Predictions that rest on fewer answers than wanted, because an expert failed or rests; told every report-every."),
    DUPLICATE_EVENTS(Kind.COUNTER, "duplicate_events", "Events ignored, for their id was known already."),
    LABELS(
            Kind.COUNTER,
            "labels",
            "Labels that came, by their fate on arrival: in_time, early, late, duplicate or corrected.",
            "fate"),
    ORPHAN_LABELS(
            Kind.COUNTER,
            "orphan_labels",
            "Early labels whose event did not come within the time-to-live: dead letters."),
    MISPLACED_LABELS(
            Kind.COUNTER,
            "misplaced_labels",
            "Orphans that came in another partition than Kafka's default partitioner gives their key."),
    LESSONS(Kind.COUNTER, "lessons", "Lessons made: predictions that met their label."),
    LESSONS_LEARNED(Kind.COUNTER, "lessons_learned", "Lessons handed to the learners of this process."),
    LESSONS_LEARNED_APART(
            Kind.COUNTER,
            "lessons_learned_apart",
            "Lessons folded by the learner of an expert that learns apart, in this process.",
            "expert"),
    EXPIRED_PREDICTIONS(
            Kind.COUNTER, "expired_predictions", "Predictions whose label did not come within the time-to-live."),
    EVICTED_PREDICTIONS(
            Kind.COUNTER, "evicted_predictions", "Predictions that gave way because the pending store was full."),
    DEAD_LETTERS(Kind.COUNTER, "dead_letters", "Records that could not be used and went to the dead letters.", "half"),
    EXPERT_RESTS(Kind.COUNTER, "expert_rests", "How often an expert began to rest after failures."),
    LEARNERS_STOPPED(
            Kind.GAUGE, "learners_stopped", "Learners that learn no more after an error, until a new edition."),
    EXPERTS(Kind.GAUGE, "experts", "Experts of the panel, awake or asleep."),
    EXPERT_ROUTED(
            Kind.COUNTER, "expert_routed", "Predictions that rest on an expert; told every report-every.", "expert"),
    EXPERT_ASKED(
            Kind.COUNTER,
            "expert_asked",
            "Events that an expert was asked about, shadow scoring included; told every report-every.",
            "expert"),
    EXPERT_FAILURES(
            Kind.COUNTER,
            "expert_failures",
            "Times that an expert was asked and gave no usable answer; told every report-every.",
            "expert"),
    EXPERT_SHARE(Kind.GAUGE, "expert_share", "Share of the load that an expert carries, 0 to 1.", "expert"),
    EXPERT_WEIGHT_SHARE(
            Kind.GAUGE,
            "expert_weight_share",
            "Share of the weight in predictions that an expert has, 0 to 1.",
            "expert"),
    EXPERT_RESTING(
            Kind.GAUGE,
            "expert_resting",
            "Serving tasks in which an expert could not be asked last, after failures.",
            "expert"),
    EXPERT_ASLEEP(Kind.GAUGE, "expert_asleep", "1 if the roster has put an expert to sleep, otherwise 0.", "expert"),
    REMOTE_ASKED(Kind.COUNTER, "remote_asked", "Questions sent to a remote expert.", "expert"),
    REMOTE_NOT_ASKED(
            Kind.COUNTER,
            "remote_not_asked",
            "Events that a remote expert was not asked about, for too many questions to it were open.",
            "expert"),
    REMOTE_ANSWERED(
            Kind.COUNTER,
            "remote_answered",
            "Answers of a remote expert that came while they were waited for, and could be used.",
            "expert"),
    REMOTE_UNUSABLE(
            Kind.COUNTER,
            "remote_unusable",
            "Answers of a remote expert that came while they were waited for, and said why there is none or were nonsense.",
            "expert"),
    REMOTE_MISSED(Kind.COUNTER, "remote_missed", "Deadlines that passed without an answer.", "expert"),
    REMOTE_LATE(Kind.COUNTER, "remote_late", "Answers that came after their deadline.", "expert"),
    REMOTE_DUPLICATE(Kind.COUNTER, "remote_duplicate", "Answers to questions that had an answer already.", "expert"),
    REMOTE_UNKNOWN(Kind.COUNTER, "remote_unknown", "Answers to questions that nobody knows of.", "expert"),
    LOAD_ENTROPY(
            Kind.GAUGE,
            "load_entropy_ratio",
            "Entropy of the shares over its maximum: 1 if all carry the same, 0 if one carries all."),
    LOAD_EFFECTIVE_EXPERTS(
            Kind.GAUGE,
            "load_effective_experts",
            "How many equally loaded experts would have the entropy of the load."),
    LOAD_COLLAPSED_BELOW(
            Kind.GAUGE,
            "load_collapsed_below_experts",
            "The roster calls a load collapsed that rests on fewer effective experts than this."),
    LOAD_MAX_VIOLATION(Kind.GAUGE, "load_max_violation", "Largest load over the mean load, minus 1 (MaxVio)."),
    LOAD_SQUARED_VARIATION(Kind.GAUGE, "load_squared_variation", "Squared coefficient of variation of the load."),
    LOAD_DIVERGENCE(
            Kind.GAUGE, "load_divergence_nats", "Kullback-Leibler divergence of the shares from equal ones, in nats."),
    LOAD_GINI(Kind.GAUGE, "load_gini", "Gini's coefficient of the load: 0 if all carry the same."),
    LOAD_JAIN(
            Kind.GAUGE,
            "load_jain",
            "Jain's index of the load: 1 if all carry the same, 1/experts if one carries all."),
    RECORD_ENTROPY(
            Kind.GAUGE,
            "record_entropy_ratio",
            "Mean entropy of the weights within one prediction over that of equal weights of all experts; low, while that"
                    + " of the load is high, is good."),
    PENDING(
            Kind.GAUGE,
            "pending",
            "Ids that a serving task keeps, waiting or not forgotten yet; told every report-every.",
            "task"),
    PENDING_MOST(Kind.GAUGE, "pending_most", "Ids that a serving task may keep before the oldest give way."),
    MODEL_VERSION(
            Kind.GAUGE,
            "model_version",
            "Offset of the last lesson in the model that serves; -1 before the first. With ranges of keys each has its"
                    + " models: gate@2.",
            "model"),
    SERVED_LESSONS(Kind.GAUGE, "served_lessons", "Lessons that the gate has folded that serves."),
    MODELS_REFUSED(
            Kind.GAUGE,
            "models_refused",
            "1 if published models are of another deployment and are not served, otherwise 0."),
    LABEL_DELAY(
            Kind.HISTOGRAM,
            "label_delay_seconds",
            "Time from an event to its label, in event time, of lessons learned here."),
    ERROR(
            Kind.GAUGE,
            "error",
            "Quality of the predictions behind the last 1,000 lessons learned here: rmse, mae (in the label's unit), r2;"
                    + " or accuracy, kappa, log_loss.",
            "measure"),
    RUNNING(
            Kind.GAUGE,
            "running",
            "1 if serving or learning runs, 0 while it starts, rebalances, restores or ends.",
            "half"),
    RESTORING(Kind.GAUGE, "restoring_records", "Records that are still to be read before stores are restored.", "half");

    private static final String PREFIX = "moestro_";

    private final Kind kind;
    private final String name;
    private final String help;
    private final String label;

    /** What a number does as time passes. */
    enum Kind {
        /** Goes up only; begins at 0 when the process starts. */
        COUNTER,
        /** Goes up and down. */
        GAUGE,
        /** Counts in buckets. */
        HISTOGRAM
    }

    Measure(Kind kind, String name, String help) {
        this(kind, name, help, "");
    }

    Measure(Kind kind, String name, String help, String label) {
        this.kind = kind;
        this.name = PREFIX + name;
        this.help = help;
        this.label = label;
    }

    Kind kind() {
        return kind;
    }

    /** Its name in the model of Prometheus, where counters have no suffix. */
    String family() {
        return name;
    }

    /** Its name as it is exposed and asked for. */
    String exposed() {
        return kind == Kind.COUNTER ? name + "_total" : name;
    }

    String help() {
        return help;
    }

    /** The name of what its values are told apart by; empty if there is one value. */
    String label() {
        return label;
    }
}
