package moestro.experts.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;

class TreeShapeTest {

    @Test
    void rowsGoWhereTheThresholdsSend() {
        TreeShape shape = shape(10, 3, 100);
        int child = shape.split(TreeShape.ROOT, 2, 5);
        int grandchild = shape.split(child + 1, 0, -1);
        assertEquals(child, shape.leafOf(row(0, 4.9f)));
        assertEquals(grandchild, shape.leafOf(row(-2, 5)));
        assertEquals(grandchild + 1, shape.leafOf(row(-1, 7)));
    }

    @Test
    void stopsAtItsDepthAndAtItsNumberOfLeaves() {
        TreeShape deep = shape(10, 2, 100);
        int child = deep.split(TreeShape.ROOT, 0, 0);
        assertTrue(deep.maySplit(child));
        assertFalse(deep.maySplit(deep.split(child, 1, 0)), "depth 2 is the last");
        TreeShape wide = shape(10, 50, 3);
        int first = wide.split(TreeShape.ROOT, 0, 0);
        assertTrue(wide.maySplit(first));
        wide.split(first, 1, 0);
        assertFalse(wide.maySplit(first + 1), "three leaves are the most");
    }

    @Test
    void everyLeafDrawsItsOwnDistinctFeatures() {
        TreeShape shape = shape(6, 10, 100);
        int[] chosen = new int[10];
        for (int leaf = 0; leaf < 500; leaf++) {
            int[] candidates = shape.candidates(leaf);
            assertEquals(6, Arrays.stream(candidates).distinct().count());
            assertArrayEquals(candidates, shape.candidates(leaf));
            for (int feature : candidates) {
                chosen[feature]++;
            }
        }
        for (int count : chosen) {
            assertEquals(300, count, 60, "each feature in about six of ten leaves");
        }
    }

    @Test
    void theRestoredShapeStopsWhereTheOriginalDoes() {
        TreeShape original = shape(10, 2, 100);
        int child = original.split(TreeShape.ROOT, 0, 0);
        int grandchild = original.split(child, 3, .5f);
        StateWriter out = new StateWriter();
        original.write(out.section("shape"));
        TreeShape restored = shape(10, 2, 100);
        restored.read(new StateReader(out.sections()).section("shape"));
        for (int leaf : new int[] {child + 1, grandchild, grandchild + 1}) {
            assertEquals(original.maySplit(leaf), restored.maySplit(leaf));
        }
        assertEquals(original.split(child + 1, 1, 0), restored.split(child + 1, 1, 0));
    }

    @Test
    void refusesADamagedState() {
        StateWriter circle = new StateWriter();
        circle.section("shape").putLong(1);
        circle.putInts(new int[] {0, -1, -1});
        circle.putFloats(new float[3]);
        circle.putInts(new int[] {0, 0, 0});
        StateReader reader = new StateReader(circle.sections()).section("shape");
        assertThrows(IllegalStateException.class, () -> shape(10, 3, 100).read(reader), "the root is its own child");
    }

    private static TreeShape shape(int candidates, int depth, int leaves) {
        return new TreeShape(new TreeSettings(10, candidates, 100, .01, .05, depth, leaves), 42);
    }

    private static float[] row(float first, float third) {
        return new float[] {first, 0, third, 0, 0, 0, 0, 0, 0, 0};
    }
}
