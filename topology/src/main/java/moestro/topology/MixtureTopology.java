package moestro.topology;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import moestro.mixture.Catalogue;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Ranges;
import moestro.mixture.Standardizer;
import moestro.mixture.Teacher;
import moestro.mixture.gate.Gate;
import moestro.mixture.roster.Incumbent;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;

/**
 * The two halves of a mixture, to be added to any topology: together in one application, or each in its own, so that
 * they restart and scale alone.
 *
 * <pre>{@code
 *     events ──► gate ──► expert a, expert c ──► merge ──► predictions
 *                 ▲  │   (only the chosen k)       │
 *     models ─────┘  └───────► pending ◄───────────┘
 *                                 │
 *     feedback ────────────────► join ──► lessons ──► teacher ──► learners ──► models
 * }</pre>
 *
 * <p>All topics must exist before the application starts: see {@link TopicPlan}.
 */
public final class MixtureTopology {
    private final Deployment deployment;
    private final Catalogue catalogue;
    private final Topics topics;
    private final Basis basis;
    private volatile ModelTable table;
    private volatile Optional<Meaning> meaning = Optional.empty();
    private volatile Map<String, Integer> partitions = Map.of();
    private volatile Observer observer = Observer.NOBODY;

    /** The topologies of a deployment whose experts are in the catalogue. */
    public MixtureTopology(Deployment deployment, Catalogue catalogue) {
        this.deployment = deployment;
        this.catalogue = catalogue;
        this.topics = deployment.topics();
        this.basis = Basis.ofLearning(deployment);
        // Built once here, so that a panel that cannot be made fails now and not on a stream thread.
        ServedPanel.fresh(deployment, catalogue, 0);
    }

    /** What a range's model is called on the models topic and in metrics: its own name if there is one range. */
    public static String nameOf(String model, int range, Ranges ranges) {
        return ModelKeys.of(model, range, ranges);
    }

    /** How many tasks learning has: one for each range of keys. */
    public int learningTasks() {
        return deployment.ranges().count();
    }

    /** The dead-letter topic of the deployment. */
    public String deadLetters() {
        return topics.deadLetters();
    }

    /** How many lessons the gates have folded that serve in this process, one for each range; 0 while none does. */
    public long servedLessons() {
        ModelTable serving = table;
        return serving == null
                ? 0
                : serving.panels().stream()
                        .mapToLong(panel -> panel.gate().lessons())
                        .sum();
    }

    /**
     * The version of each model that serves in this process, by its name, {@code gate@2} if there are ranges; empty while
     * none does. Remote experts have none here.
     */
    public Map<String, Long> servedVersions() {
        ModelTable serving = table;
        if (serving == null) {
            return Map.of();
        }
        Map<String, Long> all = new LinkedHashMap<>();
        for (ServedPanel panel : serving.panels()) {
            Map<String, Long> versions = panel.versions(deployment.panel().names());
            Remote.of(deployment.panel()).forEach(remote -> versions.remove(remote.name()));
            versions.forEach(
                    (model, version) -> all.put(ModelKeys.of(model, panel.range(), deployment.ranges()), version));
        }
        return all;
    }

    /** The experts that sleep, as this process serves, in all ranges; empty while none does. */
    public Set<String> asleep() {
        ModelTable serving = table;
        if (serving == null) {
            return Set.of();
        }
        Set<String> asleep = new TreeSet<>(deployment.panel().names());
        serving.panels()
                .forEach(panel ->
                        asleep.retainAll(panel.asleep(deployment.panel().names())));
        return asleep;
    }

    /** Has what the tasks of this process do told to this observer, from now on. */
    public void observe(Observer told) {
        observer = told;
    }

    /** Why models that were published are not served in this process, if they are of another deployment. */
    public Optional<String> refusal() {
        ModelTable serving = table;
        return serving == null ? Optional.empty() : Optional.ofNullable(serving.refusal());
    }

    /**
     * Says how many partitions topics have, if the caller knows: of feedback, so that an orphan's reason tells whether the
     * label came in another one than Kafka's default partitioner gives its key; and of the topics of an intake, so that
     * nothing expires by the clock of one before another was heard.
     */
    public void partitions(Map<String, Integer> numbers) {
        partitions = Map.copyOf(numbers);
    }

    private int partitionsOf(String topic) {
        return partitions.getOrDefault(topic, 0);
    }

    private int partitionsOfFeedback() {
        return partitionsOf(topics.feedback());
    }

    /**
     * Why what was learned before cannot be gone on with, if it was for another deployment. To be asked before learning
     * starts; learners ask themselves before their first lesson.
     *
     * @param rows the newest value of every key of the encoder's changelog ({@link Audit#changelog})
     */
    public Optional<String> refusal(Map<String, byte[]> rows) {
        byte[] before = rows.get(Snapshot.BASIS);
        String store = Nodes.learnedStore(Mixture.ENCODER);
        return before == null
                ? Optional.empty()
                : Optional.ofNullable(basis.refusal(store, new String(before, StandardCharsets.UTF_8)));
    }

    /**
     * Offset of the last lesson folded by one that learns; -1 for none.
     *
     * @param rows the newest value of every key of its encoder's changelog ({@link Audit#changelog})
     */
    public static long folded(Map<String, byte[]> rows) {
        Snapshot before = Snapshot.read(Nodes.learnedStore(Mixture.ENCODER), rows::get);
        return before == null ? -1 : before.version();
    }

    /** Adds serving: one task per partition of the events topic. */
    public Topology serve(Topology topology) {
        List<String> experts = new ArrayList<>();
        addModels(topology);
        addSource(topology, Nodes.EVENTS, topics.events())
                .addProcessor(Nodes.GATE, () -> new GateProcessor(deployment), Nodes.EVENTS);
        for (int e = 0; e < deployment.panel().members().size(); e++) {
            int index = e;
            Panel.Member member = deployment.panel().members().get(e);
            if (!Remote.is(member)) {
                String node = Nodes.expert(member.name());
                topology.addProcessor(node, () -> new ExpertProcessor(index), Nodes.GATE);
                experts.add(node);
            }
        }
        RemoteNodes remote = new RemoteNodes(deployment);
        remote.add(topology);
        experts.addAll(remote.readers());
        experts.add(Nodes.GATE);
        topology.addProcessor(
                Nodes.MERGE,
                () -> new MergeProcessor(deployment, this::partitionsOfFeedback, () -> observer),
                experts.toArray(String[]::new));
        addSource(topology, Nodes.FEEDBACK, topics.feedback())
                .addProcessor(
                        Nodes.JOIN, () -> new JoinProcessor(deployment, this::partitionsOfFeedback), Nodes.FEEDBACK)
                .addStateStore(
                        PendingStore.builder(
                                Nodes.PENDING, deployment.timeToLive().toMillis(), deployment.pending()),
                        Nodes.GATE,
                        Nodes.MERGE,
                        Nodes.JOIN);
        topology.addStateStore(
                LearnStore.builder(
                        Nodes.STANDARDIZER,
                        () -> Basis.ofStandardizer(deployment.features(), meaning),
                        () -> new Standardizer(deployment.features().numbers().size())),
                Nodes.GATE);
        addOrders(topology);
        addSink(topology, Nodes.PREDICTIONS, topics.predictions(), Nodes.MERGE);
        addSink(topology, Nodes.REPORTS, topics.reports(), Nodes.MERGE);
        addLessonsSink(topology, Nodes.LESSONS_OUT, Nodes.MERGE, Nodes.JOIN);
        List<String> senders = new ArrayList<>(List.of(Nodes.GATE, Nodes.MERGE, Nodes.JOIN));
        senders.addAll(remote.readers());
        addSink(topology, Nodes.SERVE_DEAD_LETTERS, topics.deadLetters(), senders.toArray(String[]::new));
        addAnchor(topology, Nodes.SERVE_ANCHOR, Nodes.GATE);
        remote.connect(topology);
        return topology;
    }

    /**
     * Adds a stage before serving, in the same transactions: records of somebody else's topics become events and labels,
     * in the deployment's own topics. Those that cannot be read become dead letters.
     */
    public Topology intake(Topology topology, Intake intake) {
        new Intakes(deployment, this::partitionsOf).add(topology, intake);
        meaning = intake.meaning();
        return topology;
    }

    /** Commands go the way of lessons, in a sub-topology of their own: one task, for they have one partition. */
    private void addOrders(Topology topology) {
        addSource(topology, Nodes.ORDERS_IN, topics.control())
                .addProcessor(Nodes.ORDERS, () -> new OrdersProcessor(deployment, catalogue), Nodes.ORDERS_IN);
        addLessonsSink(topology, Nodes.ORDERS_OUT, Nodes.ORDERS);
        addSink(topology, Nodes.ORDERS_REFUSED, topics.decisions(), Nodes.ORDERS);
        addSink(topology, Nodes.ORDERS_DEAD_LETTERS, topics.deadLetters(), Nodes.ORDERS);
    }

    /** Adds learning: one task for each range of keys, which has a partition of the lessons. */
    public Topology learn(Topology topology) {
        return learn(topology, Set.of());
    }

    /**
     * Adds learning without some experts, each of which another application learns: see {@link #learnApart}.
     *
     * @param apart their names
     * @throws IllegalArgumentException if the panel has not got one of them, or lessons are shared out by ranges
     */
    public Topology learn(Topology topology, Set<String> apart) {
        requireOneRange(apart);
        Pupils pupils = Pupils.allBut(apart, deployment);
        List<String> learners = new ArrayList<>();
        addTeacher(topology, pupils);
        String gate = Nodes.learner(Mixture.GATE);
        topology.addProcessor(gate, () -> LearnerProcessor.gate(Mixture.GATE, deployment), Nodes.TEACHER)
                .addStateStore(
                        LearnStore.builder(Nodes.learnedStore(Mixture.GATE), basis, () ->
                                (Gate) ServedPanel.fresh(Mixture.GATE, deployment, catalogue)),
                        gate);
        learners.add(gate);
        learners.add(Nodes.TEACHER);
        pupils.experts().forEach(index -> learners.add(addLearner(topology, index, false)));
        addSink(topology, Nodes.MODELS_OUT, topics.models(), learners.toArray(String[]::new));
        addSink(topology, Nodes.DECISIONS, topics.decisions(), Nodes.TEACHER);
        addSink(topology, Nodes.LEARN_DEAD_LETTERS, topics.deadLetters(), Nodes.TEACHER);
        addAnchor(topology, Nodes.LEARN_ANCHOR, Nodes.TEACHER);
        return topology;
    }

    /**
     * Adds the learner of one expert, for an application of its own, so that a slow one delays no other. It folds the
     * same lessons, and the encoder and the roster for itself; what is said about lessons the main application says. What
     * it learns is what the main one would, byte for byte; it publishes nothing older than what is published.
     *
     * <p>The application id is the expert's own, whichever process runs it: its state then moves with it.
     *
     * @throws IllegalArgumentException if the panel has not got it, or lessons are shared out by ranges
     */
    public Topology learnApart(Topology topology, String expert) {
        requireOneRange(Set.of(expert));
        Pupils pupils = Pupils.only(expert, deployment);
        PublishedVersion.add(topology, topics.models(), expert, basis);
        addTeacher(topology, pupils);
        addSink(
                topology,
                Nodes.MODELS_OUT,
                topics.models(),
                addLearner(topology, pupils.experts().getFirst(), true));
        addAnchor(topology, Nodes.LEARN_ANCHOR, Nodes.TEACHER);
        return topology;
    }

    private void requireOneRange(Set<String> apart) {
        if (!apart.isEmpty() && !deployment.ranges().isOne()) {
            throw new IllegalArgumentException("experts cannot learn apart where lessons are shared out by ranges: "
                    + apart + "; run learning in as many processes as there are ranges instead");
        }
    }

    private void addTeacher(Topology topology, Pupils pupils) {
        addSource(topology, Nodes.LESSONS_IN, topics.lessons())
                .addProcessor(
                        Nodes.TEACHER, () -> new TeacherProcessor(deployment, () -> observer, pupils), Nodes.LESSONS_IN)
                .addStateStore(
                        LearnStore.builder(Nodes.learnedStore(Mixture.ENCODER), basis, () ->
                                (Teacher) ServedPanel.fresh(Mixture.ENCODER, deployment, catalogue)),
                        Nodes.TEACHER);
    }

    private String addLearner(Topology topology, int index, boolean apart) {
        String name = deployment.panel().names().get(index);
        String node = Nodes.learner(name);
        topology.addProcessor(node, () -> LearnerProcessor.expert(name, index, deployment, apart), Nodes.TEACHER)
                .addStateStore(
                        LearnStore.builder(Nodes.learnedStore(name), basis, () ->
                                (Incumbent) ServedPanel.fresh(name, deployment, catalogue)),
                        node,
                        Nodes.TEACHER);
        return node;
    }

    private void addModels(Topology topology) {
        topology.addGlobalStore(
                ModelTable.builder(deployment, catalogue, made -> table = made),
                Nodes.MODELS_IN,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topics.models(),
                Nodes.MODELS_APPLY,
                ModelsProcessor::new);
    }

    /** From the start, whatever the application does with topics of its own: a model that misses lessons is no fold. */
    private static Topology addSource(Topology topology, String name, String topic) {
        return topology.addSource(
                AutoOffsetReset.earliest(),
                name,
                new Timestamps(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topic);
    }

    private void addLessonsSink(Topology topology, String name, String... parents) {
        if (deployment.ranges().isOne()) {
            addSink(topology, name, topics.lessons(), parents);
        } else {
            topology.addSink(
                    name,
                    topics.lessons(),
                    new ByteArraySerializer(),
                    new ByteArraySerializer(),
                    new LessonPartitioner(deployment.ranges()),
                    parents);
        }
    }

    private static void addSink(Topology topology, String name, String topic, String... parents) {
        topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), parents);
    }

    /**
     * An empty persistent store, which makes Kafka Streams keep its process id in the state directory. A restarted
     * instance then fences its own dead transaction at once, instead of everyone waiting for the time-out.
     */
    private static void addAnchor(Topology topology, String name, String node) {
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                node);
    }

    /** Hands every record of the models topic to the table. */
    private static final class ModelsProcessor extends ContextualProcessor<byte[], byte[], Void, Void>
            implements Processor<byte[], byte[], Void, Void> {
        private ModelTable table;

        @Override
        public void init(org.apache.kafka.streams.processor.api.ProcessorContext<Void, Void> context) {
            super.init(context);
            table = context.getStateStore(Nodes.MODELS);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            byte[] key = record.key();
            table.accept(key == null ? null : new String(key, StandardCharsets.UTF_8), record.value());
        }
    }
}
