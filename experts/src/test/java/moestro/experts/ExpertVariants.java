package moestro.experts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import moestro.mixture.ExpertFactory;
import moestro.mixture.Task;

/** Parameters that change what an expert is made of, so that the contract is asked of it once more. */
final class ExpertVariants {
    private static final Set<String> CHEAP = Set.of("linear", "logistic", "nearest-neighbors", "hoeffding-tree");

    private ExpertVariants() {}

    /** Every default, then the variants of a type for a task. */
    static List<Map<String, Double>> of(ExpertFactory factory, Task task) {
        List<Map<String, Double>> variants = new ArrayList<>();
        variants.add(Map.of());
        if (factory.type().equals("net")) {
            variants.add(Map.of("layer-norm", 0.0));
            variants.add(Map.of("skip", 1.0, "gradient-clip", 1.0));
            variants.add(Map.of("layers", 2.0, "skip", 1.0));
        }
        if (factory.type().equals("boosted-trees")) {
            variants.add(Map.of("bag", 2.0, "trees", 4.0));
        }
        List<String> encodings = factory.choices().getOrDefault("encoding", List.of());
        for (int encoding = 1; encoding < encodings.size(); encoding++) {
            // The one that has a state is asked of all types, the others of those that take the least time.
            if (encodings.get(encoding).equals("target-mean") || CHEAP.contains(factory.type())) {
                variants.add(Map.of("encoding", (double) encoding));
            }
        }
        return variants;
    }
}
