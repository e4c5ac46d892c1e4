package moestro.app.intake;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UnknownIdsTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final UnknownIds ids = new UnknownIds(now::get);

    @Test
    void anIdIsUnknownForAWhile() {
        ids.add(7);
        now.addAndGet(UnknownIds.KEPT_NANOS - 1);
        assertTrue(ids.contains(7));
        now.addAndGet(1);
        assertFalse(ids.contains(7));
        ids.add(7);
        assertTrue(ids.contains(7));
    }

    @Test
    void theOldestGiveWay() {
        for (int id = 0; id <= UnknownIds.MOST; id++) {
            ids.add(id);
        }
        assertFalse(ids.contains(0));
        assertTrue(ids.contains(1));
        assertTrue(ids.contains(UnknownIds.MOST));
    }
}
