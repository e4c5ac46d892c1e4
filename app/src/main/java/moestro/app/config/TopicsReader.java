package moestro.app.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import moestro.topology.Topics;

/** Reads the section of topics: a prefix for all their names, or single names, and how to make them. */
final class TopicsReader {
    private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");
    private static final int DEFAULT_PARTITIONS = 3;
    private static final String FOR_EVER = "for-ever";
    private static final String FINITE = "finite";

    private final Optional<Section> section;
    private final Problems problems;
    private final Map<String, String> taken = new HashMap<>();

    /** A reader of the section, if there is one. */
    TopicsReader(Optional<Section> section, Problems problems) {
        this.section = section;
        this.problems = problems;
    }

    /** The names, models and decisions apart for each edition; nothing if neither the section nor the application's id gives a prefix. */
    Optional<Topics> names(Optional<String> applicationId, int edition) {
        Optional<String> prefix = section.flatMap(topics -> topics.scalar("prefix"))
                .map(this::checked)
                .or(() -> applicationId);
        Topics byDefault = Topics.withPrefix(prefix.orElse(""));
        Topics learned = Topics.withPrefix(RunConfig.learningPrefix(prefix.orElse(""), edition));
        Topics topics = new Topics(
                name("events", byDefault.events()),
                name("feedback", byDefault.feedback()),
                name("predictions", byDefault.predictions()),
                name("lessons", byDefault.lessons()),
                name("models", learned.models()),
                name("reports", byDefault.reports()),
                name("decisions", learned.decisions()),
                name("dead-letters", byDefault.deadLetters()),
                name("control", byDefault.control()));
        return prefix.map(any -> topics);
    }

    /** How to make those that are not there. */
    TopicCreation creation() {
        long partitions =
                section.flatMap(topics -> topics.whole("partitions", 1, 10_000)).orElse((long) DEFAULT_PARTITIONS);
        long replication = section.flatMap(topics -> topics.whole("replication", 1, Short.MAX_VALUE))
                .orElse((long) TopicCreation.BROKERS_CHOICE);
        boolean create = section.flatMap(topics -> topics.word("create", List.of("true", "false")))
                .map(Boolean::valueOf)
                .orElse(true);
        boolean finite = section.flatMap(topics -> topics.word("lessons-retention", List.of(FOR_EVER, FINITE)))
                .filter(FINITE::equals)
                .isPresent();
        return new TopicCreation(create, (int) partitions, (short) replication, finite);
    }

    private String name(String key, String byDefault) {
        String name =
                section.flatMap(topics -> topics.scalar(key)).map(this::checked).orElse(byDefault);
        String twin = taken.putIfAbsent(name, key);
        if (twin != null) {
            section.orElseThrow()
                    .complain(key, "topics '" + twin + "' and '" + key + "' have the same name; each needs its own");
        }
        return name;
    }

    private String checked(Scalar name) {
        if (!isName(name.text())) {
            problems.add(name.line(), complaint(name));
        }
        return name.text();
    }

    /** Whether a topic can have this name. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** What is said of a name that no topic can have. */
    static String complaint(Scalar name) {
        return "'" + name.shown() + "' cannot name a topic: use up to 249 letters, digits, '.', '_' and '-'";
    }
}
