package moestro.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RatioTableTest {
    @Test
    void twinsStandInOneLineWithTheirRatio() {
        String table = RatioTable.of(List.of(
                new RatioTable.Measured("a (16 scores)", KernelChoice.SIMD, 2, 1, 4),
                new RatioTable.Measured("b", KernelChoice.SIMD, 9, 9, 9),
                new RatioTable.Measured("a (16 scores)", KernelChoice.SCALAR, 5, 5, 6)));
        assertEquals(
                List.of(
                        "| kernel | scalar, ns | SIMD, ns | scalar / SIMD |",
                        "|---|---:|---:|---:|",
                        "| a (16 scores) | 5 (5–6) | 2 (1–4) | 2.50 |"),
                table.lines().toList());
    }

    @Test
    void eachChoiceRunsAnotherTwin() {
        assertNotEquals(
                KernelChoice.SCALAR.kernels().name(),
                KernelChoice.SIMD.kernels().name());
    }
}
