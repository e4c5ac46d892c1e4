package moestro.topology;

import java.util.EnumMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;

/** An index on the heap: a queue for each step, which holds the keys themselves and so little more than a reference. */
final class MemoryIndex implements PendingIndex {
    private final Map<PendingKeys.Shelf, TreeMap<Long, PriorityQueue<Bytes>>> shelves =
            new EnumMap<>(PendingKeys.Shelf.class);

    MemoryIndex() {
        for (PendingKeys.Shelf shelf : PendingKeys.Shelf.values()) {
            shelves.put(shelf, new TreeMap<>());
        }
    }

    @Override
    public void file(PendingKeys.Shelf shelf, long step, Bytes entry) {
        shelves.get(shelf).computeIfAbsent(step, first -> new PriorityQueue<>()).add(entry);
    }

    @Override
    public void unfile(PendingKeys.Shelf shelf, long step, Bytes entry) {
        // Finding it in its queue would cost more than meeting it when the step is over.
    }

    @Override
    public Filed poll(PendingKeys.Shelf shelf, long before) {
        TreeMap<Long, PriorityQueue<Bytes>> steps = shelves.get(shelf);
        if (steps.isEmpty() || steps.firstKey() >= before) {
            return null;
        }
        Map.Entry<Long, PriorityQueue<Bytes>> first = steps.firstEntry();
        Filed filed = new Filed(first.getKey(), first.getValue().poll());
        if (first.getValue().isEmpty()) {
            steps.pollFirstEntry();
        }
        return filed;
    }
}
