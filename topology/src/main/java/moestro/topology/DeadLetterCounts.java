package moestro.topology;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.TaskId;

/**
 * The counts of dead letters, by task, for who is told of a failure and is given nothing to count with: Kafka Streams hands
 * no metrics to an exception handler. A task is set up, works and fails on one thread, and another instance in this
 * process has a task of the same id on another.
 */
final class DeadLetterCounts {
    private static final ThreadLocal<Map<TaskId, Counter>> OF_THREAD = ThreadLocal.withInitial(HashMap::new);

    private DeadLetterCounts() {}

    /** Says with what a task of this thread counts. */
    static void set(TaskId task, Counter counter) {
        OF_THREAD.get().put(task, counter);
    }

    /** Counts one of a task, if that counts any. */
    static void add(TaskId task) {
        Counter counter = OF_THREAD.get().get(task);
        if (counter != null) {
            counter.add();
        }
    }
}
