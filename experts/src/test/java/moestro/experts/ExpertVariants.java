package moestro.experts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import moestro.mixture.ExpertFactory;
import moestro.mixture.Task;

/** Parameters that change what an expert is made of, so that the contract is asked of it once more. */
final class ExpertVariants {
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
        for (String encoding : factory.choices().getOrDefault("encoding", List.of())) {
            // Of those that take their time the one that has a state.
            if (!factory.type().startsWith("smile") || encoding.equals("target-mean")) {
                variants.add(Map.of(
                        "encoding", (double) factory.choices().get("encoding").indexOf(encoding)));
            }
        }
        return variants;
    }
}
