package moestro.topology;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;

/** An index on the heap: a queue for each step. */
final class MemoryIndex implements PendingIndex {
    private final Map<PendingKeys.Shelf, TreeMap<Long, KeyQueue>> shelves = new EnumMap<>(PendingKeys.Shelf.class);

    MemoryIndex() {
        for (PendingKeys.Shelf shelf : PendingKeys.Shelf.values()) {
            shelves.put(shelf, new TreeMap<>());
        }
    }

    @Override
    public void file(PendingKeys.Shelf shelf, long step, Bytes entry) {
        shelves.get(shelf).computeIfAbsent(step, first -> new KeyQueue()).add(entry.get());
    }

    @Override
    public void unfile(PendingKeys.Shelf shelf, long step, Bytes entry) {
        // Finding it in its queue would cost more than meeting it when the step is over.
    }

    @Override
    public Filed poll(PendingKeys.Shelf shelf, long before) {
        TreeMap<Long, KeyQueue> steps = shelves.get(shelf);
        if (steps.isEmpty() || steps.firstKey() >= before) {
            return null;
        }
        Map.Entry<Long, KeyQueue> first = steps.firstEntry();
        Filed filed = new Filed(first.getKey(), Bytes.wrap(first.getValue().poll()));
        if (first.getValue().isEmpty()) {
            steps.pollFirstEntry();
        }
        return filed;
    }
}
