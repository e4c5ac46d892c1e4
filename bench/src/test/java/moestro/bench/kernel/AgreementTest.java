package moestro.bench.kernel;

import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.Test;

/** What is timed against PyTorch computes what PyTorch computes. */
final class AgreementTest {

    @Test
    void theGateAndTheLayerAgreeWithPyTorch() {
        try (Torch torch = torch()) {
            for (int rows : new int[] {1, 7, 40}) {
                Agreement.ofGate(torch, new Sizes(16, 16, 0, 2), rows);
                Agreement.ofGate(torch, new Sizes(70, 9, 0, 5), rows);
                Agreement.ofLayer(torch, new Sizes(6, 5, 11, 2), rows);
            }
        }
    }

    private static Torch torch() {
        boolean native64 = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        try {
            return new Torch();
        } catch (IllegalStateException e) {
            return native64 ? fail(e) : abort(e.getMessage());
        }
    }

    private static Torch fail(IllegalStateException e) {
        throw e;
    }
}
