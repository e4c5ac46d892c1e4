package moestro.experts.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TreeSettingsTest {
    private static final int MIB = 1 << 20;

    @Test
    void manyFeaturesOrClassesLeaveRoomForFewerLeaves() {
        for (int classes : new int[] {2, 10, 1000}) {
            int leaves = settings(100).within(classes).leaves();
            int bytesPerLeaf = 100 * GrowingHistograms.BINS * classes * 4;
            assertEquals(Math.max(1, Math.min(1024, 8 * MIB / bytesPerLeaf)), leaves);
        }
    }

    @Test
    void manyInputsLeaveRoomForFewerLinearLeaves() {
        assertEquals(1024, settings(5).withLinearLeaves(2048).leaves());
        assertEquals(512, settings(5).withLinearLeaves(4096).leaves());
        assertEquals(1, settings(5).withLinearLeaves(10 * MIB).leaves());
    }

    @Test
    void theBoundIsHoeffdings() {
        assertEquals(Math.sqrt(StrictMath.log(100) / 400), settings(1).bound(1, 200), 1e-12);
    }

    private static TreeSettings settings(int candidates) {
        return new TreeSettings(candidates, candidates, 60, .01, .05, 20, 1024);
    }
}
