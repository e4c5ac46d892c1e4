package moestro.experts.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FloatBlocksTest {

    private static float[] numbers(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i + .5f;
        }
        return values;
    }

    private static Map<String, byte[]> written(float[] values, int count) {
        StateWriter out = new StateWriter();
        FloatBlocks.write(out, "w", values, count);
        return out.sections();
    }

    @Property(tries = 200)
    void whatWasWrittenIsRead(@ForAll @IntRange(max = 9000) int count) {
        float[] values = numbers(count + 3);

        float[] read = FloatBlocks.read(new StateReader(written(values, count)), "w");

        assertArrayEquals(Arrays.copyOf(values, count), read);
    }

    @Test
    void fullBlocksAreReadToo() {
        assertEquals(2048, FloatBlocks.read(new StateReader(written(numbers(2048), 2048)), "w").length);
        assertEquals(4096, FloatBlocks.read(new StateReader(written(numbers(4096), 4096)), "w").length);
    }

    @Test
    void aChangedNumberChangesOneSection() {
        float[] values = numbers(9000);
        Map<String, byte[]> before = written(values, 9000);
        values[5000] = -1;
        Map<String, byte[]> after = written(values, 9000);

        long changed = before.keySet().stream()
                .filter(name -> !Arrays.equals(before.get(name), after.get(name)))
                .count();

        assertTrue(before.size() > 1);
        assertEquals(1, changed);
    }

    @Test
    void aMissingBlockIsMissed() {
        Map<String, byte[]> sections = new HashMap<>(written(numbers(9000), 9000));
        sections.remove("w/1");

        assertThrows(IllegalStateException.class, () -> FloatBlocks.read(new StateReader(sections), "w"));
    }

    @Test
    void aBlockOfTheWrongLengthIsRefused() {
        Map<String, byte[]> sections = new HashMap<>(written(numbers(9000), 9000));
        sections.put("w/4", sections.get("w/3"));

        String message = assertThrows(
                        IllegalStateException.class, () -> FloatBlocks.read(new StateReader(sections), "w"))
                .getMessage();

        assertTrue(message.contains("'w/...'"), message);
    }
}
