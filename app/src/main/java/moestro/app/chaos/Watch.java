package moestro.app.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import moestro.app.topic.TopicReader;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads what is committed while the game is on, through whatever happens to the broker. */
final class Watch implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofMillis(20);
    private static final Duration QUIET = Duration.ofMillis(150);

    private final Admin admin;
    private final TopicReader predictions;
    private final TopicReader lessons;
    private final LearnedOffset learned;
    private final List<LearnedOffset> apart;
    private final Tally tally;
    private final Delays delays;
    private final long[] perPartition;
    private final long[] newest;
    private final Silences silences;
    private volatile int predicted;
    private volatile int joined;
    private long predictionsRead;
    private boolean begun;
    private long lastLesson = -1;

    /** A watch over topics, which have to exist; of predictions and their delays. */
    Watch(String servers, Setting setting, Tally tally, Delays delays) {
        // A broker that is cut off closes no connection, and must not be waited for longer than others wait.
        Map<String, String> client = Map.of("bootstrap.servers", servers, "request.timeout.ms", "5000");
        this.tally = tally;
        this.delays = delays;
        this.perPartition = new long[setting.partitions()];
        this.newest = new long[setting.partitions()];
        this.silences = new Silences(setting.partitions());
        this.admin = Admin.create(Map.<String, Object>copyOf(client));
        this.predictions = TopicReader.of(client, Workshop.TOPICS.predictions());
        this.lessons = TopicReader.of(client, Workshop.TOPICS.lessons());
        this.learned = new LearnedOffset(admin, "chaos-learn", Workshop.TOPICS.lessons());
        this.apart = setting.apart().stream()
                .map(expert -> new LearnedOffset(admin, "chaos-learn-" + expert, Workshop.TOPICS.lessons()))
                .toList();
    }

    /** Reads what has come. */
    void poll() {
        predictions.poll(A_MOMENT, this::prediction);
        lessons.poll(A_MOMENT, this::lesson);
    }

    /** Reads until nothing more comes for a little while: all that a process had committed before it was killed. */
    void drain() {
        long before;
        do {
            before = predictionsRead + lastLesson;
            predictions.poll(QUIET, this::prediction);
            lessons.poll(QUIET, this::lesson);
        } while (predictionsRead + lastLesson > before);
        learned.refresh();
        apart.forEach(LearnedOffset::refresh);
    }

    private void prediction(ConsumerRecord<byte[], byte[]> row) {
        predictionsRead++;
        perPartition[row.partition()]++;
        if (!begun && Arrays.stream(perPartition).allMatch(count -> count > 0)) {
            begun = true;
            delays.begin();
        }
        String id = TopicReader.key(row);
        long now = System.nanoTime();
        newest[row.partition()] = Math.max(newest[row.partition()], Truth.number(id));
        silences.seen(row.partition(), delays.sent(Truth.number(id)), now);
        delays.seen(Truth.number(id), now);
        tally.prediction(id);
        predicted = tally.predicted();
    }

    private void lesson(ConsumerRecord<byte[], byte[]> row) {
        lastLesson = row.offset();
        tally.lesson(TopicReader.key(row));
        joined = tally.learned();
    }

    /** How many predictions of each partition were read. */
    long[] predictionsRead() {
        return perPartition.clone();
    }

    /** The highest number of an event that was predicted, of each partition. */
    long[] newest() {
        return newest.clone();
    }

    /** How long no prediction came. */
    Silences silences() {
        return silences;
    }

    /** The offset of the last lesson that was read, -1 if none was. */
    long lastLesson() {
        return lastLesson;
    }

    /** How many different events were predicted; may be asked by any thread. */
    int predicted() {
        return predicted;
    }

    /** How many different labels are lessons; may be asked by any thread. */
    int joined() {
        return joined;
    }

    /** The offset of the first lesson that is not learned. */
    long learnedOffset() {
        return learned.committed();
    }

    /** The same of each expert that is learned apart. */
    long[] learnedApart() {
        return apart.stream().mapToLong(LearnedOffset::committed).toArray();
    }

    /** Whether every lesson that was read is learned, by everybody. */
    boolean isAllLearned() {
        return learnedOffset() > lastLesson && Arrays.stream(learnedApart()).allMatch(offset -> offset > lastLesson);
    }

    @Override
    public void close() {
        predictions.close();
        lessons.close();
        admin.close(Duration.ofSeconds(5));
    }
}
