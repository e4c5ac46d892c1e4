package moestro.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import moestro.app.intake.FeatureMap;
import moestro.app.intake.Input;
import moestro.mixture.Catalogue;
import moestro.mixture.Features;
import moestro.mixture.Panel;
import moestro.mixture.Ranges;
import moestro.mixture.Task;
import moestro.topology.Batching;
import moestro.topology.Deployment;
import moestro.topology.Guarding;
import moestro.topology.PendingSettings;
import moestro.topology.Profile;
import moestro.topology.Topics;

/** Reads a {@link RunConfig}. Nothing is built before everything was asked for and nothing found wrong. */
final class RunConfigReader {
    private static final Pattern APPLICATION_ID = Pattern.compile("[a-zA-Z0-9._-]{1,200}");
    private static final Pattern PANEL_FILE = Pattern.compile(".+\\.ya?ml");
    private static final List<String> ROLES = words(Role.values());
    private static final List<String> PROFILES =
            Profile.all().stream().map(Profile::name).toList();
    private static final List<String> STORES = words(PendingSettings.Store.values());
    private static final long MOST_PENDING = 1_000_000_000;

    private static final String AFTER_A_BREACH = "after-a-breach";
    private static final String ALWAYS = "always";

    private final YamlFile file;
    private final Path directory;
    private final Problems problems = new Problems();
    private final Section top;
    private Profile profile = Profile.BALANCED;
    private Optional<Panel> panel = Optional.empty();
    private Set<String> apart = Set.of();
    private Ranges ranges = Ranges.ONE;

    /** A reader of a file; relative paths in it start at the directory. */
    RunConfigReader(YamlFile file, Path directory, UnaryOperator<String> environment) {
        this.file = file;
        this.directory = directory;
        this.top = file.top(problems, environment);
    }

    /** All keys that the file was asked for. */
    Set<String> asked() {
        return problems.asked();
    }

    private static List<String> words(Enum<?>... constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    RunConfig read() {
        profile = top.word("profile", PROFILES).map(Profile::named).orElse(profile);
        Optional<String> applicationId = applicationId();
        Role role = top.word("role", ROLES)
                .map(word -> Role.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Role.BOTH);
        Map<String, String> kafka = kafka();
        Optional<Section> topics = top.section("topics");
        TopicsReader topicsReader = new TopicsReader(topics, problems);
        int edition = top.whole("edition", 1, 1_000_000).orElse(1L).intValue();
        Optional<Topics> names = topicsReader.names(applicationId, edition);
        TopicCreation creation = topicsReader.creation();
        topics.ifPresent(Section::refuseUnknown);
        Optional<FeatureMap> features = features();
        Optional<Input> input = new InputReader(top, problems).read(features, names);
        Optional<Deployment> deployment = deployment(names, features.map(FeatureMap::named));
        Path stateDir = top.text("state-dir").map(directory::resolve).orElseGet(RunConfigReader::home);
        int threads = streamThreads();
        Profile committing =
                top.duration("commit-interval").map(profile::committingEvery).orElse(profile);
        Optional<HttpSettings> http = top.section("http").map(HttpSettings::read);
        top.refuseUnknown();
        problems.refuse(file.name());
        return new RunConfig(
                applicationId.orElseThrow(),
                kafka,
                deployment.orElseThrow(),
                edition,
                role,
                stateDir,
                threads,
                committing,
                creation,
                http,
                input,
                apart);
    }

    /** How learning is shared out. */
    private void learning(Optional<Features> features) {
        top.section("learning")
                .map(section -> new LearningReader(section, problems))
                .ifPresent(reader -> {
                    apart = reader.apart(panel);
                    ranges = reader.ranges(features);
                    reader.check(ranges, apart, features, panel);
                });
    }

    private Optional<String> applicationId() {
        top.require("application-id", "the name that all instances share, such as 'application-id: flights'");
        return top.scalar("application-id")
                .filter(id -> {
                    boolean fine = APPLICATION_ID.matcher(id.text()).matches();
                    if (!fine) {
                        problems.add(
                                id.line(),
                                "'application-id' is '" + id.shown() + "'; use letters, digits, '.', '_' and '-'");
                    }
                    return fine;
                })
                .map(Scalar::text);
    }

    private Map<String, String> kafka() {
        top.require("kafka", "for Kafka's clients, such as 'kafka: { bootstrap.servers: \"localhost:9092\" }'");
        return top.section("kafka").map(KafkaProperties::read).orElse(Map.of());
    }

    private Optional<Deployment> deployment(Optional<Topics> topics, Optional<Features> features) {
        Optional<Task> task = task();
        panel = panel(task, features);
        long seed = top.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(1L);
        top.require("time-to-live", "how long a prediction waits for its label, such as 2d");
        Optional<Duration> timeToLive = top.duration("time-to-live");
        PendingSettings pending = pending();
        Duration publishAfter = top.duration("publish-after").orElse(profile.publishAfter());
        long publishBandwidth =
                top.whole("publish-bandwidth", 1, Integer.MAX_VALUE).orElse(1L << 20);
        Duration reportEvery = top.duration("report-every").orElse(Duration.ofSeconds(10));
        Guarding guarding = guarding();
        Batching batching = batching();
        learning(features);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Deployment(
                task.orElseThrow(),
                features.orElseThrow(),
                panel.orElseThrow(),
                seed,
                topics.orElseThrow(),
                timeToLive.orElseThrow(),
                pending,
                publishAfter,
                publishBandwidth,
                reportEvery,
                guarding,
                batching,
                ranges));
    }

    private Guarding guarding() {
        Guarding defaults = Guarding.defaults();
        Duration within = top.duration("answer-within").orElse(defaults.answerWithin());
        Guarding.When when = top.word("guard", List.of(AFTER_A_BREACH, ALWAYS))
                        .filter(ALWAYS::equals)
                        .isPresent()
                ? Guarding.When.ALWAYS
                : Guarding.When.AFTER_A_BREACH;
        return new Guarding(within, when);
    }

    private Batching batching() {
        return top.whole("batch", 1, Batching.LIMIT)
                .map(most -> new Batching(most.intValue()))
                .orElseGet(Batching::automatic);
    }

    private PendingSettings pending() {
        PendingSettings usual = PendingSettings.defaults();
        return top.section("pending")
                .map(section -> {
                    PendingSettings.Store store = section.word("store", STORES)
                            .map(word -> PendingSettings.Store.valueOf(word.toUpperCase(Locale.ROOT)))
                            .orElse(usual.store());
                    long most = section.whole("most", 1, MOST_PENDING).orElse(usual.most());
                    section.refuseUnknown();
                    return new PendingSettings(store, most);
                })
                .orElse(usual);
    }

    private Optional<Task> task() {
        top.require("task", "regression or classification");
        Optional<String> kind = top.word("task", Tasks.NAMES);
        boolean classification = kind.filter(Tasks.CLASSIFICATION::equals).isPresent();
        if (classification) {
            top.require("classes", "what a classification tells apart, such as 'classes: [on-time, late]'");
        }
        List<String> classes = top.distinct("classes", "class", new HashMap<>());
        if (kind.isPresent() && !classification && top.has("classes")) {
            top.complain("classes", "'classes' belongs to a classification, and 'task' is '" + kind.get() + "'");
            return Optional.empty();
        }
        if (classification && top.has("classes") && classes.size() < 2) {
            top.complain("classes", "'classes' must list two or more");
            return Optional.empty();
        }
        return kind.flatMap(name -> {
            if (!name.equals(Tasks.CLASSIFICATION)) {
                return Optional.of(new Task.Regression());
            }
            return classes.size() < 2 ? Optional.empty() : Optional.of(new Task.Classification(classes));
        });
    }

    private Optional<FeatureMap> features() {
        top.require("features", "of an event, such as 'features: { numbers: [distance], categories: [origin] }'");
        return top.section("features").flatMap(section -> {
            FeatureMap features = new FeaturesReader(section, top.has("input"), problems).read();
            section.refuseUnknown();
            if (features.numbers().isEmpty() && features.categories().isEmpty()) {
                top.complain("features", "'features' names none: list at least one in 'numbers' or 'categories'");
                return Optional.empty();
            }
            return Optional.of(features);
        });
    }

    private Optional<Panel> panel(Optional<Task> task, Optional<Features> features) {
        if (!top.has("panel")) {
            return task.map(Panels::defaultFor);
        }
        if (top.isScalar("panel")) {
            return top.scalar("panel").flatMap(name -> task.flatMap(what -> panel(name, what)));
        }
        return top.section("panel")
                .flatMap(section -> new PanelReader(section, problems, Catalogue.load()).read(task, features));
    }

    /** The panel of this name, or in this file. */
    private Optional<Panel> panel(Scalar name, Task task) {
        if (!PANEL_FILE.matcher(name.text()).matches()) {
            return top.word("panel", Panels.names()).map(known -> Panels.named(known, task));
        }
        try {
            return Optional.of(Panels.load(directory.resolve(name.text()), task));
        } catch (InvalidConfigurationException e) {
            problems.add(name.line(), "'panel': " + name.censored(e.getMessage()));
            return Optional.empty();
        }
    }

    private int streamThreads() {
        return top.whole("stream-threads", 1, 1024).orElse(1L).intValue();
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home"), ".moestro", "state").toAbsolutePath();
    }
}
