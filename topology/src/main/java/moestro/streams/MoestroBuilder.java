package moestro.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import moestro.mixture.Catalogue;
import moestro.mixture.Panel;
import moestro.mixture.PanelFactory;
import moestro.mixture.Ranges;
import moestro.mixture.Task;
import moestro.topology.Batching;
import moestro.topology.Deployment;
import moestro.topology.Guarding;
import moestro.topology.PendingSettings;
import moestro.topology.Profile;
import moestro.topology.Topics;

/**
 * Says what a mixture predicts, and from what. At least one feature and {@link #timeToLive} have to be given; everything
 * else has a default. What serves and what learns must be built alike: keep one method that makes it, and call it in both.
 *
 * @param <E> an event, as the user's own stream has it
 * @param <L> a label: {@code Double} or {@code String}
 */
public final class MoestroBuilder<E, L> {
    private static final Duration REPORT_EVERY = Duration.ofSeconds(10);
    private static final long PUBLISH_BANDWIDTH = 1 << 20;

    private final String prefix;
    private final Task task;
    private final Contract<L> labels;
    private final List<Shape.NumericFeature<E>> numbers = new ArrayList<>();
    private final List<Shape.NominalFeature<E>> categories = new ArrayList<>();
    private Panel panel;
    private Catalogue catalogue;
    private Duration timeToLive;
    private long seed = 1;
    private int edition = 1;
    private Profile profile = Profile.BALANCED;
    private PendingSettings pending = PendingSettings.defaults();
    private int ranges = 1;
    private String rangesBy = "";
    private Ranges.Gates gates = Ranges.Gates.OWN;

    MoestroBuilder(String prefix, Task task, Contract<L> labels) {
        this.prefix = Objects.requireNonNull(prefix, "the prefix of the topics");
        this.task = task;
        this.labels = labels;
    }

    /**
     * A numeric feature. An event for which it is not finite becomes a dead letter.
     *
     * @param name shown in reports; unique
     * @param of gives it for an event; without effect, and the same each time
     */
    public MoestroBuilder<E, L> number(String name, ToDoubleFunction<? super E> of) {
        numbers.add(new Shape.NumericFeature<>(name, of));
        return this;
    }

    /**
     * A nominal feature: a word out of some hundreds at most. An event for which it is null becomes a dead letter.
     *
     * @param name shown in reports; unique
     * @param of gives it for an event; without effect, and the same each time
     */
    public MoestroBuilder<E, L> category(String name, Function<? super E, String> of) {
        categories.add(new Shape.NominalFeature<>(name, of));
        return this;
    }

    /** How long a prediction waits for its label, in event time. */
    public MoestroBuilder<E, L> timeToLive(Duration time) {
        timeToLive = time;
        return this;
    }

    /** Which experts there are; unless given, the panel {@code default}. Another one later needs another {@link #edition}. */
    public MoestroBuilder<E, L> panel(Panel experts) {
        panel = experts;
        return this;
    }

    /**
     * A panel that comes along with a module on the class path; {@code moestro-experts} has {@code default} and {@code
     * fast}.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public MoestroBuilder<E, L> panel(String name) {
        panel = PanelFactory.named(name).create(task);
        return this;
    }

    /** The types of experts there are; unless given, those that {@link java.util.ServiceLoader} finds. */
    public MoestroBuilder<E, L> catalogue(Catalogue types) {
        catalogue = types;
        return this;
    }

    /** The seed of every hash; part of what a model is. 1 unless given. */
    public MoestroBuilder<E, L> seed(long number) {
        seed = number;
        return this;
    }

    /**
     * Which learning this is, counted from 1. After a change of panel or seed, a new edition learns anew from the first
     * lesson, and publishes to topics of its own; it does so in an application of its own ({@link Moestro#learnIn}).
     *
     * @throws IllegalArgumentException if the number is less than 1
     */
    public MoestroBuilder<E, L> edition(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("editions are counted from 1; " + number + " is none");
        }
        edition = number;
        return this;
    }

    /** What the application is set up for: latency or throughput. {@link Profile#BALANCED} unless given. */
    public MoestroBuilder<E, L> profile(Profile setUp) {
        profile = setUp;
        return this;
    }

    /** Where, and how many, predictions wait for their labels. A million in memory unless given. */
    public MoestroBuilder<E, L> pending(PendingSettings settings) {
        pending = settings;
        return this;
    }

    /**
     * Shares the lessons out among learners, one for each range of a category's values, taken by hash: for more lessons
     * than one learner can follow, or keys that behave each in their own way. One learner has all unless this is called.
     *
     * @param count how many, at most {@value Ranges#MOST}; each is a task of the application
     * @param category name of the feature
     * @param whose whether an event's gate is the mean of all ranges' gates or that of its own range
     */
    public MoestroBuilder<E, L> ranges(int count, String category, Ranges.Gates whose) {
        ranges = count;
        rangesBy = Objects.requireNonNull(category, "the category that tells the range");
        gates = whose;
        return this;
    }

    /**
     * The mixture.
     *
     * @throws IllegalArgumentException if something is missing or cannot be; the message says what
     */
    public Moestro<E, L> build() {
        if (timeToLive == null) {
            throw new IllegalArgumentException(
                    "timeToLive is missing: how long a prediction waits for its label, such as Duration.ofDays(1)");
        }
        if (panel == null) {
            panel(PanelFactory.DEFAULT);
        }
        Shape<E> shape = new Shape<>(numbers, categories);
        Deployment deployment = new Deployment(
                task,
                shape.features(),
                panel,
                seed,
                Topics.withPrefix(prefix, edition),
                timeToLive,
                pending,
                profile.publishAfter(),
                PUBLISH_BANDWIDTH,
                REPORT_EVERY,
                Guarding.defaults(),
                Batching.automatic(),
                ranges(shape.features().categories()));
        return new Moestro<>(deployment, catalogue == null ? Catalogue.load() : catalogue, profile, shape, labels);
    }

    private Ranges ranges(List<String> known) {
        if (ranges == 1) {
            return Ranges.ONE;
        }
        int index = known.indexOf(rangesBy);
        if (index < 0) {
            throw new IllegalArgumentException("ranges are by '" + rangesBy + "', and the categories are " + known);
        }
        return new Ranges(ranges, index, gates);
    }
}
