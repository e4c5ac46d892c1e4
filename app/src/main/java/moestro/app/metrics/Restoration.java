package moestro.app.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How far the stores of one half are restored. */
final class Restoration implements StateRestoreListener {
    private final Map<TopicPartition, Progress> restoring = new ConcurrentHashMap<>();

    /**
     * How far one store is, in offsets, some of which have no record.
     *
     * @param store its name
     * @param partition of its changelog
     * @param from the first offset to restore
     * @param next the first that is not restored yet
     * @param to the first that need not be
     */
    record Progress(String store, int partition, long from, long next, long to) {
        long restored() {
            return next - from;
        }

        long all() {
            return to - from;
        }

        long left() {
            return Math.max(0, to - next);
        }
    }

    /** The stores that are being restored. */
    List<Progress> progress() {
        return restoring.values().stream()
                .sorted(Comparator.comparing(Progress::store).thenComparing(Progress::partition))
                .toList();
    }

    /** How many records are left to restore. */
    long left() {
        return restoring.values().stream().mapToLong(Progress::left).sum();
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        restoring.put(changelog, new Progress(store, changelog.partition(), from, from, to));
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEnd, long restored) {
        restoring.computeIfPresent(
                changelog,
                (any, now) -> new Progress(now.store(), now.partition(), now.from(), batchEnd + 1, now.to()));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long restored) {
        restoring.remove(changelog);
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long restored) {
        restoring.remove(changelog);
    }
}
