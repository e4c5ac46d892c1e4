package moestro.topology;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;

/**
 * A store that keeps its rows in another one, which bears its name and has its changelog, and on the heap what it makes
 * of them.
 */
interface Backed extends StateStore {
    /** The store of the rows. */
    StateStore backing();

    /** Gives up what is on the heap: a task that is revived or recycled revives this object, and what was not committed must go. */
    void forget();

    @Override
    default String name() {
        return backing().name();
    }

    @Override
    default void init(StateStoreContext context, StateStore root) {
        forget();
        backing().init(context, root);
    }

    @Override
    default void commit(Map<TopicPartition, Long> offsets) {
        backing().commit(offsets);
    }

    @Override
    default Long committedOffset(TopicPartition partition) {
        return backing().committedOffset(partition);
    }

    @Override
    @SuppressWarnings("deprecation") // Kafka Streams asks for it until every store does so
    default boolean managesOffsets() {
        return backing().managesOffsets();
    }

    @Override
    default void close() {
        forget();
        backing().close();
    }

    @Override
    default boolean persistent() {
        return backing().persistent();
    }

    @Override
    default boolean isOpen() {
        return backing().isOpen();
    }
}
