package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import moestro.mixture.Hash;
import moestro.mixture.Task;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What a learner stores is read back whole, or refused with a reason. */
class SnapshotTest {
    private static final String NAME = "learned-net";

    @Property(tries = 50)
    void whatWasStoredIsReadBack(@ForAll @IntRange(max = 3 * Snapshot.PART_BYTES) int length) {
        Snapshot stored = snapshot(length);
        Snapshot read = Snapshot.read(NAME, rows(stored)::get);

        assertEquals(stored.version(), read.version());
        assertEquals(stored.lessons(), read.lessons());
        assertEquals(stored.stopped(), read.stopped());
        assertEquals(stored.basis(), read.basis());
        assertEquals(
                List.copyOf(stored.sections().keySet()),
                List.copyOf(read.sections().keySet()));
        stored.sections()
                .forEach((section, bytes) ->
                        assertArrayEquals(bytes, read.sections().get(section)));
    }

    @Test
    void nothingIsReadWhereNothingWasStored() {
        assertNull(Snapshot.read(NAME, key -> null));
    }

    @Test
    void anotherFormatIsRefusedWithBothNumbers() {
        Map<String, byte[]> rows = rows(snapshot(10));
        ByteBuffer.wrap(rows.get(Snapshot.META)).putInt(0, 7);

        String message = refusal(rows);
        assertTrue(message.contains("format 7") && message.contains("reads format 2"), message);
    }

    @Test
    void aMissingPartIsNamed() {
        Map<String, byte[]> rows = rows(snapshot(2 * Snapshot.PART_BYTES));
        rows.remove(Snapshot.partKey("weights", 1));
        assertTrue(refusal(rows).contains("row weights#1 is missing"), refusal(rows));
    }

    @Test
    void aPartOfAnotherLengthIsNoticed() {
        Map<String, byte[]> rows = rows(snapshot(100));
        rows.put(Snapshot.partKey("weights", 0), new byte[99]);
        assertTrue(refusal(rows).contains("has 99 bytes instead of 100"), refusal(rows));
    }

    @Property(tries = 300)
    void damagedMetaIsRefusedOrReadAndNeverWorse(@ForAll @IntRange(max = 60) int at, @ForAll byte with) {
        Map<String, byte[]> rows = rows(snapshot(100));
        byte[] meta = rows.get(Snapshot.META);
        meta[at % meta.length] = with;
        try {
            Snapshot.read(NAME, rows::get);
        } catch (IncompatibleStateException e) {
            assertTrue(e.getMessage().contains(NAME), e.getMessage());
        }
    }

    @Test
    void aChangedDeploymentIsToldLineByLine() {
        Deployment before = Fixture.deployment(new Task.Regression(), Fixture.regressors());
        Deployment after = Fixture.deployment(
                new Task.Regression(),
                Fixture.member("rls", "recursive-least-squares"),
                Fixture.member("net", "net"),
                Fixture.member("neighbors", "nearest-neighbors"));

        String told =
                Basis.ofLearning(after).changedFrom(Basis.ofLearning(before).text());

        assertEquals("was 'expert linear: linear {}', is now 'expert net: net {}'", told);
    }

    private static String refusal(Map<String, byte[]> rows) {
        return assertThrows(IncompatibleStateException.class, () -> Snapshot.read(NAME, rows::get))
                .getMessage();
    }

    private static Snapshot snapshot(int length) {
        byte[] weights = new byte[length];
        for (int i = 0; i < length; i++) {
            weights[i] = (byte) Hash.mix(length, i);
        }
        Map<String, byte[]> sections = new LinkedHashMap<>();
        sections.put("weights", weights);
        sections.put("counts", new byte[] {1, 2, 3});
        return new Snapshot(41, 17, "it ran out of memory", "seed: 1", sections);
    }

    private static Map<String, byte[]> rows(Snapshot snapshot) {
        Map<String, byte[]> rows = new HashMap<>();
        Snapshot.parts(snapshot.sections(), (key, part) -> {
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            rows.put(key, bytes);
        });
        rows.put(Snapshot.BASIS, snapshot.basis().getBytes(StandardCharsets.UTF_8));
        rows.put(Snapshot.META, snapshot.meta());
        return rows;
    }
}
