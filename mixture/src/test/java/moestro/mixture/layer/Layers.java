package moestro.mixture.layer;

import java.util.ArrayList;
import java.util.List;
import moestro.mixture.Hash;
import moestro.mixture.kernel.Blocks;
import moestro.mixture.kernel.Kernels;
import moestro.mixture.kernel.Widths;

/** Layers and batches drawn by hash. */
final class Layers {
    private Layers() {}

    /** Kernels that a layer runs on. */
    record Machine(String name, Kernels kernels, Blocks blocks) {
        static final Machine SCALAR = new Machine("scalar", Kernels.scalar(), Blocks.scalar());
        static final List<Machine> ALL = all();

        private static List<Machine> all() {
            List<Machine> all = new ArrayList<>(List.of(SCALAR));
            for (Widths width : Widths.ALL) {
                all.add(new Machine(width.kernels().name(), width.kernels(), width.blocks()));
            }
            all.add(new Machine("chosen", Kernels.get(), Blocks.get()));
            return List.copyOf(all);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Sizes of a layer; numbers follow from the seed. */
    record Shape(int inputs, int hidden, int outputs, int experts, int k, int seed) {

        LinearGate gate(Machine machine) {
            return new LinearGate(
                    inputs,
                    experts,
                    numbers(seed, 1, inputs * experts),
                    numbers(seed, 2, experts),
                    machine.kernels,
                    machine.blocks);
        }

        SparseLayer layer(Machine machine, int ranks, double factor) {
            List<FeedForward> nets = new ArrayList<>();
            for (int e = 0; e < experts; e++) {
                long own = Hash.mix(seed, 3, e);
                nets.add(new FeedForward(
                        inputs,
                        numbers(own, 1, inputs * hidden),
                        numbers(own, 2, hidden),
                        numbers(own, 3, hidden * outputs),
                        numbers(own, 4, outputs)));
            }
            return new SparseLayer(gate(machine), nets, k, ranks, factor, machine.kernels, machine.blocks);
        }

        SparseLayer layer(Machine machine) {
            return layer(machine, k, Double.POSITIVE_INFINITY);
        }

        float[] batch(int rows) {
            return numbers(seed, 9, rows * inputs);
        }
    }

    static float[] numbers(long seed, int which, int n) {
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = (float) Hash.gaussian(Hash.mix(seed, which, i));
        }
        return numbers;
    }
}
