package moestro.app.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import moestro.app.config.HttpSettings;
import moestro.app.config.Role;
import moestro.app.config.TaskKind;
import moestro.mixture.Ranges;
import moestro.topology.Batching;
import moestro.topology.Guarding;
import moestro.topology.PendingSettings;
import moestro.topology.Profile;

/** What stands at the top of the file, and below {@code kafka}, {@code topics}, {@code pending}, {@code learning} and {@code http}. */
final class DeploymentKeys {
    private static final Shape TEXT = new Shape.Text();
    private static final Shape SPAN = new Shape.Span();

    private DeploymentKeys() {}

    static List<Key> all() {
        KeyList list = new KeyList();
        what(list);
        how(list);
        list.in("kafka")
                .add(
                        "bootstrap.servers",
                        TEXT,
                        Key.REQUIRED,
                        "the brokers, with commas between; beside it any other property of Kafka's clients",
                        "\"one:9092, two:9092\"");
        topics(list);
        list.in("pending")
                .add(
                        "store",
                        new Shape.Word(words(PendingSettings.Store.values())),
                        PendingSettings.defaults().store().name().toLowerCase(Locale.ROOT),
                        "where: on the heap, or in RocksDB",
                        "disk")
                .add(
                        "most",
                        new Shape.Whole(1, 1_000_000_000),
                        Numbers.shown((double) PendingSettings.defaults().most()),
                        "how many ids one task keeps; beyond that the oldest give way",
                        "5_000_000");
        list.in("learning")
                .add(
                        "apart",
                        new Shape.Texts(),
                        "none",
                        "experts that `moestro learn --experts` learns, each in an application of its own, and `run` does not",
                        "[forest, boosting]")
                .add(
                        "ranges",
                        new Shape.Whole(1, Ranges.MOST),
                        "1",
                        "how many learners share the lessons, each with models of its own: see"
                                + " [learners per range](federation.md)",
                        "4")
                .add("by", TEXT, "", "the category feature whose values tell one range from another", "country")
                .add(
                        "gates",
                        new Shape.Word(words(Ranges.Gates.values())),
                        "mean",
                        "whether an event's gate is the mean of all ranges' gates or that of its own range",
                        "own");
        list.in("http")
                .add("port", new Shape.Whole(0, 65_535), Key.REQUIRED, "to listen on; 0 picks a free one", "8080")
                .add(
                        "bind",
                        TEXT,
                        HttpSettings.LOOPBACK,
                        "the address to listen on; nothing that is served asks who reads it",
                        "0.0.0.0");
        return list.keys();
    }

    private static void what(KeyList list) {
        list.add(
                        "application-id",
                        TEXT,
                        Key.REQUIRED,
                        "the name that all instances share; instances with the same one share the work",
                        "flights")
                .add(
                        "kafka",
                        new Shape.Properties(),
                        Key.REQUIRED,
                        "properties of every client of Kafka's",
                        "{ bootstrap.servers: \"localhost:9092\" }")
                .add(
                        "task",
                        new Shape.Word(Arrays.stream(TaskKind.values())
                                .map(TaskKind::name)
                                .toList()),
                        Key.REQUIRED,
                        "whether labels are numbers or classes",
                        "regression")
                .add(
                        "classes",
                        new Shape.Texts(),
                        "",
                        "what a classification tells apart, spelt as labels are; required there, and only there",
                        "[on-time, late]")
                .add("features", new Shape.Group(), Key.REQUIRED, "of an event", "{ numbers: [distance] }")
                .add(
                        "time-to-live",
                        SPAN,
                        Key.REQUIRED,
                        "how long a prediction waits for its label, in event time; labels that come later teach nothing",
                        "2d")
                .add(
                        "topics",
                        new Shape.Group(),
                        "all named after the application id",
                        "names and making of Moestro's topics",
                        "{ prefix: flights }")
                .add(
                        "panel",
                        new Shape.TextOrGroup(),
                        "default",
                        "the experts: `default`, `fast`, a panel file, or the keys of one in place",
                        "fast");
    }

    private static void how(KeyList list) {
        Profile usual = Profile.BALANCED;
        Guarding guarding = Guarding.defaults();
        list.add("role", new Shape.Word(words(Role.values())), "both", "what `moestro run` does", "serve")
                .add(
                        "edition",
                        new Shape.Whole(1, 1_000_000),
                        "1",
                        "raised after a change of task, features, panel or seed: learning begins anew from the lessons,"
                                + " with models of its own",
                        "2")
                .add(
                        "learning",
                        new Shape.Group(),
                        "",
                        "which experts learn apart ([learners apart](apart.md)), or how many learners share the lessons"
                                + " ([learners per range](federation.md))",
                        "{ apart: [forest] }")
                .add(
                        "seed",
                        new Shape.Whole(Long.MIN_VALUE, Long.MAX_VALUE),
                        "1",
                        "of all chance; part of what a model is",
                        "7")
                .add(
                        "profile",
                        new Shape.Word(Profile.all().stream().map(Profile::name).toList()),
                        usual.name(),
                        "what it is set up for: see [performance](performance.md)",
                        "latency")
                .add(
                        "commit-interval",
                        SPAN,
                        "the profile's, " + span(usual.commitInterval()),
                        "how often transactions commit; each hop through a topic waits for one",
                        "30ms")
                .add(
                        "publish-after",
                        SPAN,
                        "the profile's, " + span(usual.publishAfter()),
                        "how long a learner keeps new lessons to itself",
                        "250ms")
                .add(
                        "publish-bandwidth",
                        new Shape.Whole(1, Integer.MAX_VALUE),
                        Numbers.shown(1 << 20),
                        "bytes per second that each learner may publish",
                        "500_000")
                .add("report-every", SPAN, "10s", "how often a serving task reports its routing", "1m")
                .add(
                        "answer-within",
                        SPAN,
                        span(guarding.answerWithin()),
                        "an expert's answer that takes longer is not used, and the expert rests",
                        "1s")
                .add(
                        "guard",
                        new Shape.Word(List.of("after-a-breach", "always")),
                        "after-a-breach",
                        "who answers on a thread of its own: an expert that was late, or everyone (2.5 µs an answer)",
                        "always")
                .add(
                        "batch",
                        new Shape.Whole(1, Batching.LIMIT),
                        "as pays",
                        "how many events the gate scores together",
                        "64")
                .add(
                        "pending",
                        new Shape.Group(),
                        "",
                        "where predictions wait for their labels: see [pending](pending.md)",
                        "{ store: disk }")
                .add(
                        "http",
                        new Shape.Group(),
                        "not served",
                        "where dashboard, metrics and health are served",
                        "{ port: 8080 }")
                .add(
                        "state-dir",
                        TEXT,
                        "`.moestro/state` in the user's home",
                        "directory that this instance alone uses; kept, a restart resumes in seconds",
                        "/var/lib/moestro")
                .add(
                        "stream-threads",
                        new Shape.Whole(1, 1024),
                        "1",
                        "for serving; learning has one of its own, or with `ranges` up to as many",
                        "4");
    }

    private static void topics(KeyList list) {
        list.in("topics")
                .add("prefix", TEXT, "the application id", "what the names begin with that are not given", "flights")
                .add(
                        "partitions",
                        new Shape.Whole(1, 10_000),
                        "3",
                        "of events, feedback, predictions, questions and answers, if they are made",
                        "12")
                .add(
                        "replication",
                        new Shape.Whole(1, Short.MAX_VALUE),
                        "the broker's",
                        "of all topics that are made",
                        "3")
                .add(
                        "create",
                        new Shape.Word(List.of("true", "false")),
                        "true",
                        "whether missing topics are made; otherwise they stop the start",
                        "false")
                .add(
                        "lessons-retention",
                        new Shape.Word(List.of("for-ever", "finite")),
                        "for-ever",
                        "`finite` allows that lessons expire; models are then not reproducible from the log",
                        "finite");
        topic(list, "events", "in: events in Moestro's own format, by id");
        topic(list, "feedback", "in: labels in Moestro's own format, by id");
        topic(list, "predictions", "out: predictions, by id");
        topic(list, "lessons", "the training log: one partition");
        topic(list, "models", "the published models: one partition, compacted");
        topic(list, "reports", "out: who was asked how often");
        topic(list, "decisions", "out: what the roster decided: one partition");
        topic(list, "dead-letters", "out: what could not be used, with the reason");
        topic(list, "control", "in: commands of `moestro experts`: one partition");
    }

    private static void topic(KeyList list, String name, String does) {
        list.add(name, TEXT, "`PREFIX-" + name + "`", does, "my-" + name);
    }

    private static String span(java.time.Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }

    private static List<String> words(Enum<?>... constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
