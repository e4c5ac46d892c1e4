package moestro.topology;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Until when experts are waited for. One that has answered stays in it until its time is over. */
final class Deadlines {
    private final PriorityQueue<Due> queue = new PriorityQueue<>(Due.ORDER);

    /**
     * When an expert is no longer waited for.
     *
     * @param deadline milliseconds since 1970
     * @param number of the call
     * @param id of its event
     * @param position of the expert in the selection
     */
    record Due(long deadline, long number, String id, int position) {
        private static final Comparator<Due> ORDER = Comparator.comparingLong(Due::deadline)
                .thenComparingLong(Due::number)
                .thenComparing(Due::id)
                .thenComparingInt(Due::position);
    }

    /** An expert is waited for. */
    void add(Call call, int position) {
        Wait wait = call.waited();
        queue.add(
                new Due(wait.deadline(position), wait.number(), call.question().id(), position));
    }

    /** The next whose time is over, which is then forgotten; null if there is none. */
    Due poll(long now) {
        return queue.isEmpty() || queue.peek().deadline() > now ? null : queue.poll();
    }
}
